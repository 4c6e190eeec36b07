// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hand-made tables, ids dropped. Another number of rows than {@code images.txt} has is a fault,
 * since then nobody can tell which rows belong together from the gap on.
 *
 * @param classNames by the first column of {@code classes.txt}
 */
record RowColumns(
    List<TextRow> images,
    Optional<List<TextRow>> labels,
    Optional<List<TextRow>> boxes,
    Optional<List<TextRow>> splits,
    Map<String, String> classNames) {

  private static final int BOX_COLUMNS = 4;

  static RowColumns read(Path folder, Faults faults) {
    List<TextRow> images = values(folder, CubDataset.IMAGES, 1);
    return new RowColumns(
        images,
        optional(folder, CubDataset.LABELS, 1, images, faults),
        optional(folder, CubDataset.BOXES, BOX_COLUMNS, images, faults),
        optional(folder, CubDataset.SPLIT, 1, images, faults),
        classNames(folder));
  }

  private static Optional<List<TextRow>> optional(
      Path folder, String file, int columns, List<TextRow> images, Faults faults) {
    if (!Files.exists(folder.resolve(file))) {
      return Optional.empty();
    }
    List<TextRow> rows = values(folder, file, columns);
    if (rows.size() != images.size()) {
      int line = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).line();
      faults.add(
          file,
          line,
          "ends after %d rows, but %s has %d"
              .formatted(rows.size(), CubDataset.IMAGES, images.size()));
    }
    return Optional.of(rows);
  }

  private static List<TextRow> values(Path folder, String file, int columns) {
    return TextRow.read(folder, file).stream()
        .map(row -> new TextRow(row.line(), withoutId(row.text(), columns)))
        .toList();
  }

  /** A number in front of the value's columns is an id. */
  private static String withoutId(String text, int columns) {
    String[] parts = text.split("\\s+", 2);
    boolean more = parts.length == 2 && parts[1].split("\\s+").length >= columns;
    return more && parts[0].matches("[0-9]+") ? parts[1] : text;
  }

  private static Map<String, String> classNames(Path folder) {
    Map<String, String> names = new HashMap<>();
    if (Files.exists(folder.resolve(CubDataset.CLASSES))) {
      for (TextRow row : TextRow.read(folder, CubDataset.CLASSES)) {
        String[] parts = row.text().split("\\s+", 2);
        names.put(parts[0], parts[parts.length - 1]);
      }
    }
    return names;
  }

  /** A label's name, or the label itself where no name is given. */
  String className(String label) {
    return classNames.getOrDefault(label, label);
  }
}
