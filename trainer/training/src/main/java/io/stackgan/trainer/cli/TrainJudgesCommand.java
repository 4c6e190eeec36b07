// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.training.judge.JudgeSchool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the judges that evaluate looks for anew. */
@Command(
    name = "train-judges",
    description = "Teaches the judges of an evaluation on a data set.",
    footer = {"", "Example:", "  ./stackgan train-judges --data birds --out judges"},
    mixinStandardHelpOptions = true)
final class TrainJudgesCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      description = "A data set; the judge of colours needs drawn birds")
  Path data;

  @Option(names = "--out", required = true, description = "The folder for the judges' files")
  Path out;

  @Option(names = "--cache", description = "For packed pictures (default: ${DEFAULT-VALUE})")
  Path cache = Path.of("runs", "cache");

  @Option(names = "--seed", description = "Of everything random (default: ${DEFAULT-VALUE})")
  long seed = 1;

  @Option(names = "--colour-steps", description = "Batches of 64 (default: ${DEFAULT-VALUE})")
  int colourSteps = 4500;

  @Option(names = "--shape-steps", description = "Batches of 64 (default: ${DEFAULT-VALUE})")
  int shapeSteps = 3000;

  @Option(names = "--match-steps", description = "Batches of 256 (default: ${DEFAULT-VALUE})")
  int matchSteps = 1500;

  @Option(names = "--threads", description = "Default: as many as there are cores")
  int threads = Runtime.getRuntime().availableProcessors();

  @Mixin OutcomeFile outcome;

  @Override
  public Integer call() throws IOException {
    outcome.check();
    new JudgeSchool(data, out, seed, System.out::println)
        .run(cache, new JudgeSchool.Lengths(colourSteps, shapeSteps, matchSteps), threads);
    outcome.write(Map.of("judges", out.toString(), "data", data.toString(), "seed", seed));
    return 0;
  }
}
