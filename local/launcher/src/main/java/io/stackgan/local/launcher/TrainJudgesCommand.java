// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to the trainer's own command line. */
@Command(name = "train-judges", description = "Teaches the judges of evaluate on drawn birds.")
final class TrainJudgesCommand implements Callable<Integer> {

  @Unmatched List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<String> training = new ArrayList<>(List.of("train-judges"));
    training.addAll(arguments);
    return new TrainerTool("trainer/training", "io.stackgan.trainer.cli.Main")
        .run(training, Map.of());
  }
}
