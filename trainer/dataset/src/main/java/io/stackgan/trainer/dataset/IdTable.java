// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

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
    for (TextRow row : TextRow.read(folder, file)) {
      add(rows, row.text().split("\\s+", 2), file, row.line(), faults);
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
}
