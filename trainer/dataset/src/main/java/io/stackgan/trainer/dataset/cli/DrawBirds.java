// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import io.stackgan.trainer.dataset.Progress;
import io.stackgan.trainer.dataset.birds.DrawnBirds;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws the birds. */
@Command(
    name = "draw-birds",
    description = "Draws birds with captions, in the CUB-200-2011 layout.",
    footer = {"", "Example: ./stackgan dataset draw-birds --out birds --images 500"},
    mixinStandardHelpOptions = true)
final class DrawBirds implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, description = "A new or empty folder.")
  private Path out;

  @Option(
      names = "--images",
      description = {
        "How many (default: ${DEFAULT-VALUE}).",
        "More are of further species, ten of each, all to train on."
      })
  private int images = DrawnBirds.DEFAULT_IMAGES;

  @Option(names = "--seed", description = "Another seed, other birds (default: ${DEFAULT-VALUE}).")
  private long seed = DrawnBirds.DEFAULT_SEED;

  @Option(names = "--threads", description = "Default: as many as there are cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    requirePositive("--images", images);
    requirePositive("--threads", threads);
    Progress progress = new Progress(spec.commandLine().getErr()::println, "Drawn", images);
    new DrawnBirds(seed).draw(out, images, threads, progress::done);
    spec.commandLine().getOut().printf("%d images are in %s.%n", images, out);
    return 0;
  }

  private void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), option + " must be 1 or more, not " + value + ".");
    }
  }
}
