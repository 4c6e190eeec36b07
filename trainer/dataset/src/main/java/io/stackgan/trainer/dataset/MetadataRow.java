// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A row of metadata that names an image and has a caption.
 *
 * @param file the metadata file, relative to the data set's folder
 * @param path the image, relative to the data set's folder
 */
record MetadataRow(
    String file,
    int line,
    String path,
    List<String> texts,
    Optional<String> label,
    Optional<Split> split) {

  /** Names by which folders and columns call the splits. */
  private static final Map<String, Split> SPLITS =
      Map.of(
          "train", Split.TRAIN,
          "validation", Split.TEST,
          "val", Split.TEST,
          "test", Split.TEST);

  /** The rows without fault. */
  static List<MetadataRow> read(Path folder, String file, Faults faults) {
    List<FieldRow> records =
        file.endsWith(".csv")
            ? CsvRows.read(folder, file, faults)
            : JsonRows.read(folder, file, faults);
    List<MetadataRow> rows = new ArrayList<>();
    records.forEach(record -> of(file, record, faults).ifPresent(rows::add));
    return rows;
  }

  private static Optional<MetadataRow> of(String file, FieldRow fields, Faults faults) {
    Optional<String> name = fields.single("file_name");
    List<String> texts =
        fields.values("text").stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
    if (name.isEmpty()) {
      faults.add(file, fields.line(), "has no file_name");
      return Optional.empty();
    }
    if (texts.isEmpty()) {
      faults.add(file, fields.line(), name.get() + " has no text");
      return Optional.empty();
    }
    String path = prefix(file) + name.get();
    Optional<String> split = fields.single("split").or(() -> firstFolder(path));
    return Optional.of(
        new MetadataRow(
            file,
            fields.line(),
            path,
            texts,
            fields.single("label"),
            split.map(word -> SPLITS.get(word.toLowerCase(Locale.ROOT)))));
  }

  private static String prefix(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  private static Optional<String> firstFolder(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
  }

  String className() {
    return label.orElseGet(
        () -> {
          String folder = ClassIndexes.folderOf(withoutSplit());
          return folder.isEmpty() ? path : folder;
        });
  }

  private String withoutSplit() {
    return firstFolder(path).filter(SPLITS::containsKey).isPresent()
        ? path.substring(path.indexOf('/') + 1)
        : path;
  }
}
