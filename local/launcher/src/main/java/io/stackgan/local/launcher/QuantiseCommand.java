// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to the trainer's own command line. */
@Command(name = "quantise", description = "Adds models in int8 to a run's release.")
final class QuantiseCommand implements Callable<Integer> {

  @Unmatched List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<String> training = new ArrayList<>(List.of("quantise"));
    training.addAll(arguments);
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--runs"))) {
      training.addAll(List.of("--runs", Installation.current().runs().toString()));
    }
    return new TrainerTool("trainer/training", "io.stackgan.trainer.cli.Main")
        .run(training, Map.of());
  }
}
