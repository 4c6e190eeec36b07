// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.stackgan.local.launcher.chaos.ChaosReport;
import io.stackgan.local.launcher.chaos.ChaosRun;
import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformPorts;
import io.stackgan.local.launcher.platform.PlatformStarter;
import io.stackgan.local.launcher.platform.Supervisor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills a platform's services under load and accounts for every job. */
@Command(
    name = "chaos",
    description = {
      "Starts a platform of its own; under load kills and freezes its services, restarts the broker,",
      "takes the store away, fills its disk, swaps releases, sends malformed records and requests;",
      "then looks for every job that was accepted. Ends with 1 when one was lost, failed, shown with",
      "two outcomes or drawn otherwise than its equals, or what was malformed went unanswered."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  ./stackgan chaos --kills 20 --seed 7 --json chaos.json",
      "  ./stackgan chaos --kills 0 --swaps 100 --calm 60",
      "  ./stackgan chaos --kills 0 --malformed 10000 --watchers 2000"
    })
final class ChaosCommand implements Callable<Integer> {

  private static final Duration QUICK_RESTART = Duration.ofSeconds(1);

  @Mixin ChaosOptions options;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report there")
  Path json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty folder for the platform, which stays (default: a temporary one)")
  Path data;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path place = data == null ? Files.createTempDirectory("stackgan-chaos") : data;
    DataFolder folder = new DataFolder(place);
    folder.prepare();
    boolean newKey = folder.keys().prepare();
    PlatformStarter starter = new PlatformStarter(Installation.current(), folder);
    starter.plan(PlatformPorts.free(), PlatformPorts.free());
    try (Supervisor supervisor = starter.startHere(QUICK_RESTART)) {
      Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-services"));
      new FirstSteps(folder, newKey, Instant.now(), out()).take();
      ChaosReport report = new ChaosRun(folder, supervisor, options.plan(), out()::println).run();
      return told(report);
    }
  }

  private int told(ChaosReport report) throws IOException {
    report.figures().forEach((name, figure) -> out().println(name + ": " + figure));
    if (json != null) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), report.figures());
    }
    out().println(report.passed() ? "Nothing lost, nothing twice" : "Something is wrong");
    return report.passed() ? 0 : 1;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
