// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.ClientSettings;
import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to the trainer's own command line, with the platform to publish to. */
@Command(name = "train", description = "Trains both stages and publishes a release.")
final class TrainCommand implements Callable<Integer> {

  /** Not {@code --data}, which is the data set here. */
  @Option(names = "--platform")
  Path platformFolder;

  @Option(names = "--port")
  Integer port;

  @Unmatched List<String> arguments = new ArrayList<>();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<String> training = new ArrayList<>(List.of("train"));
    training.addAll(arguments);
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--runs"))) {
      training.addAll(List.of("--runs", Installation.current().runs().toString()));
    }
    int exit =
        new TrainerTool("trainer/training", "io.stackgan.trainer.cli.Main")
            .run(training, platformSettings());
    if (arguments.contains("--help")) {
      spec.commandLine()
          .getOut()
          .println(
              "      --platform=<folder>, --port=<port>\n                          The running platform that gets the release");
    }
    return exit;
  }

  /** Empty when no platform runs: the release then stays in the run's folder. */
  private Map<String, String> platformSettings() {
    PlatformOptions platform = new PlatformOptions();
    platform.data = platformFolder;
    platform.port = port;
    DataFolder folder = platform.folder();
    if (platformFolder == null
        && port == null
        && folder.platformFile().read().filter(PlatformState::anythingRuns).isEmpty()) {
      return Map.of();
    }
    return ClientSettings.of(platform.running(), folder.secrets());
  }
}
