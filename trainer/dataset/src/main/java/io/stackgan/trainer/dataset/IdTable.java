// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A file of lines "id value", by id in the file's order. A line without a value and an id given
 * twice are faults; the first line of an id stands.
 */
record IdTable(String file, Map<String, Row> rows) {

  record Row(int line, String value) {}

  static IdTable read(Path folder, String file, Faults faults) {
    Map<String, Row> rows = new LinkedHashMap<>();
    int number = 0;
    for (String line : lines(folder.resolve(file))) {
      number++;
      if (!line.isBlank()) {
        add(rows, line.strip().split("\\s+", 2), file, number, faults);
      }
    }
    return new IdTable(file, rows);
  }

  private static void add(
      Map<String, Row> rows, String[] parts, String file, int number, Faults faults) {
    if (parts.length < 2) {
      faults.add(file, number, "expected an id and a value, found only \"" + parts[0] + "\"");
      return;
    }
    Row first = rows.putIfAbsent(parts[0], new Row(number, parts[1]));
    if (first != null) {
      faults.add(file, number, "id " + parts[0] + " was given before, in line " + first.line());
    }
  }

  /** Reports rows whose id is not among the known ones. */
  void reportUnknown(Set<String> known, String where, Faults faults) {
    rows.forEach(
        (id, row) -> {
          if (!known.contains(id)) {
            faults.add(file, row.line(), "id " + id + " is not in " + where);
          }
        });
  }

  private static String[] lines(Path file) {
    try {
      // Bytes that are not UTF-8 become replacement characters instead of stopping the reading.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\R", -1);
    } catch (IOException e) {
      throw new UnusableDatasetException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
