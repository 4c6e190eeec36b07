// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The id tables of the CUB layout; rows of ids that no image has are reported. */
record CubTables(
    IdTable images,
    IdTable labels,
    IdTable classes,
    Optional<IdTable> boxes,
    Optional<IdTable> splits) {

  static CubTables read(Path folder, Faults faults) {
    IdTable images = IdTable.read(folder, CubDataset.IMAGES, faults);
    return new CubTables(
        images,
        ofImages(folder, CubDataset.LABELS, images, faults),
        IdTable.read(folder, CubDataset.CLASSES, faults),
        optional(folder, CubDataset.BOXES, images, faults),
        optional(folder, CubDataset.SPLIT, images, faults));
  }

  private static Optional<IdTable> optional(
      Path folder, String file, IdTable images, Faults faults) {
    return Files.exists(folder.resolve(file))
        ? Optional.of(ofImages(folder, file, images, faults))
        : Optional.empty();
  }

  private static IdTable ofImages(Path folder, String file, IdTable images, Faults faults) {
    IdTable table = IdTable.read(folder, file, faults);
    table.reportUnknown(images.rows().keySet(), CubDataset.IMAGES, faults);
    return table;
  }

  List<String> classNames() {
    return classes.rows().values().stream().map(IdTable.Row::value).toList();
  }

  /** Position of each class id in {@code classes.txt}. */
  Map<String, Integer> classIndexes() {
    Map<String, Integer> indexes = new LinkedHashMap<>();
    classes.rows().keySet().forEach(id -> indexes.put(id, indexes.size()));
    return indexes;
  }

  SplitOrigin splitOrigin(SplitConvention convention) {
    return splits.isPresent() ? SplitOrigin.of(convention) : SplitOrigin.MADE;
  }
}
