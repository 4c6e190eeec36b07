// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import io.stackgan.trainer.dataset.ContactSheet;
import io.stackgan.trainer.dataset.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows a data set. */
@Command(
    name = "sheet",
    description = "Draws images from all over a data set, with captions, on one sheet.",
    footer = {"", "Example: ./stackgan dataset sheet birds --out sheet.png"},
    mixinStandardHelpOptions = true)
final class DrawSheet implements Callable<Integer> {

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  @Spec private CommandSpec spec;

  @Mixin private Source source;

  @Option(names = "--out", required = true, description = "The PNG file to write.")
  private Path out;

  @Option(names = "--count", description = "How many images (default: ${DEFAULT-VALUE}).")
  private int count = 24;

  @Override
  public Integer call() {
    if (count < 1) {
      throw new ParameterException(
          spec.commandLine(), "--count must be 1 or more, not " + count + ".");
    }
    List<Sample> samples = spread(source.read().samples());
    ContactSheet.write(samples, out);
    spec.commandLine().getOut().printf("%d images are on %s.%n", samples.size(), out);
    return 0;
  }

  /** Steps of the golden ratio reach everywhere and fall into no rhythm of the classes. */
  private List<Sample> spread(List<Sample> samples) {
    return IntStream.range(0, Math.min(count, samples.size()))
        .mapToObj(i -> samples.get((int) (i * GOLDEN % 1 * samples.size())))
        .toList();
  }
}
