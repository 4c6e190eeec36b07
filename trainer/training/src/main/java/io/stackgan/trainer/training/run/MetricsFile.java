// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A stage's {@code metrics.csv}. */
public final class MetricsFile {

  private static final String HEADER =
      "step,epoch,seconds,discriminator,generator,divergence,unfaithfulness,matching";
  private static final int COLUMNS = HEADER.split(",").length;

  private final Path file;

  public MetricsFile(Path file) {
    this.file = file;
  }

  public void append(String line) {
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.writeString(file, HEADER + "\n");
      }
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** Drops the lines of steps that are to be done again, and one that was half written. */
  public void keepUntil(long step) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      List<String> kept =
          Files.readAllLines(file).stream().filter(line -> isKept(line.split(","), step)).toList();
      Path whole = Files.write(file.resolveSibling(file.getFileName() + ".tmp"), kept);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot rewrite " + file, e);
    }
  }

  private static boolean isKept(String[] columns, long step) {
    return columns.length == COLUMNS
        && (columns[0].equals("step") || Long.parseLong(columns[0]) <= step);
  }
}
