// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line that is not blank.
 *
 * @param line counted from 1
 * @param text without the space around it
 */
record TextRow(int line, String text) {

  static List<TextRow> read(Path folder, String file) {
    List<TextRow> rows = new ArrayList<>();
    int number = 0;
    for (String line : content(folder.resolve(file)).split("\\R", -1)) {
      number++;
      if (!line.isBlank()) {
        rows.add(new TextRow(number, line.strip()));
      }
    }
    return rows;
  }

  /** Bytes that are not UTF-8 (CUB's own captions have some) become replacement characters. */
  static String content(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnusableDatasetException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
