// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to the trainer's own command line, with the platform to publish to. */
@Command(name = "train", description = "Trains both stages and publishes a release.")
final class TrainCommand implements Callable<Integer> {

  @Mixin RunningPlatform platform;

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
            .run(training, platform.settings());
    if (arguments.contains("--help")) {
      spec.commandLine()
          .getOut()
          .println(RunningPlatform.HELP.formatted("The running platform that gets the release"));
    }
    return exit;
  }
}
