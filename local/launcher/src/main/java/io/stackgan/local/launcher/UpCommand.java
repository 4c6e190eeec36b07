// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformControl;
import io.stackgan.local.launcher.platform.PlatformException;
import io.stackgan.local.launcher.platform.PlatformStarter;
import io.stackgan.local.launcher.platform.PlatformState;
import io.stackgan.local.launcher.platform.Supervisor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a platform. */
@Command(
    name = "up",
    description =
        "Builds what is missing, starts the platform and prints its URL when it is ready.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  ./stackgan up                                     until Ctrl-C",
      "  ./stackgan up --detach                            until ./stackgan down",
      "  ./stackgan up --port 8081 --kafka-port 9093 --data second --detach"
    })
final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "HTTP port (default: ${DEFAULT-VALUE})")
  int port;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Kafka's port (default: ${DEFAULT-VALUE})")
  int kafkaPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where everything is kept (default: STACKGAN_DATA, or .stackgan in the checkout)")
  Path data;

  @Option(
      names = "--detach",
      description = "Return when the platform is ready and leave it running")
  boolean detach;

  @Mixin JsonOutput json;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  private final Instant started = Instant.now();
  private boolean newKey;

  @Override
  public Integer call() throws Exception {
    DataFolder folder = data == null ? PlatformOptions.defaultFolder() : new DataFolder(data);
    folder.prepare();
    newKey = folder.keys().prepare();
    PlatformStarter starter = new PlatformStarter(Installation.current(), folder);
    Optional<Supervisor> supervisor = starter.alone(() -> start(starter, folder));
    supervisor.ifPresent(Supervisor::awaitClose);
    return 0;
  }

  /** The supervisor to stay for; none when the platform is left to another process. */
  private Optional<Supervisor> start(PlatformStarter starter, DataFolder folder) throws Exception {
    if (isRunning(folder)) {
      return Optional.empty();
    }
    starter.plan(port, kafkaPort);
    out().println("Starting a platform in " + folder.path());
    return detach ? leaveBehind(starter, folder) : staySupervising(starter, folder);
  }

  private Optional<Supervisor> leaveBehind(PlatformStarter starter, DataFolder folder)
      throws Exception {
    Thread undo = new Thread(() -> PlatformControl.stop(folder), "stop-services");
    Runtime.getRuntime().addShutdownHook(undo);
    starter.startDetached(Main.class.getName());
    json.write(new FirstSteps(folder, newKey, started, out()).take(), spec);
    Runtime.getRuntime().removeShutdownHook(undo);
    out().println("Stop it with ./stackgan down");
    return Optional.empty();
  }

  private Optional<Supervisor> staySupervising(PlatformStarter starter, DataFolder folder)
      throws Exception {
    Supervisor supervisor = starter.startHere();
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-services"));
    json.write(new FirstSteps(folder, newKey, started, out()).take(), spec);
    out().println("Stop it with Ctrl-C");
    return Optional.of(supervisor);
  }

  private boolean isRunning(DataFolder folder) {
    Optional<PlatformState> platform = folder.platformFile().read();
    if (platform.filter(PlatformState::isSupervised).isEmpty()) {
      if (PlatformControl.stop(folder)) {
        out().println("Stopped what an earlier platform had left behind");
      }
      return false;
    }
    PlatformState running = platform.get();
    if (running.ports().gateway() != port
        && spec.commandLine().getParseResult().hasMatchedOption("--port")) {
      throw new PlatformException(
          "The platform in %s is running on port %d already: take it down first, or choose another folder with --data"
              .formatted(folder.path(), running.ports().gateway()));
    }
    out().println("A platform is running already: " + running.url());
    return true;
  }

  private PrintWriter out() {
    return json.words(spec);
  }
}
