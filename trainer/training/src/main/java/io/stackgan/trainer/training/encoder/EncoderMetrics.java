// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import io.stackgan.trainer.training.run.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The encoder's losses as a table that other programs read. */
final class EncoderMetrics {

  private static final String HEADER = "step,epoch,seconds,loss\n";

  private EncoderMetrics() {}

  /**
   * @return the table's file
   */
  static Path append(Path folder, Progress progress, double loss) {
    Path file = folder.resolve("metrics.csv");
    String line =
        String.format(
            Locale.ROOT,
            "%d,%d,%.1f,%.5f%n",
            progress.step(),
            progress.epoch(),
            progress.seconds(),
            loss);
    try {
      Files.createDirectories(folder);
      Files.writeString(
          file,
          Files.exists(file) ? line : HEADER + line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
    return file;
  }
}
