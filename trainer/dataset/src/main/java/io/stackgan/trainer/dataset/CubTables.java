// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The id tables of the CUB layout, rows of ids that no image has reported. */
record CubTables(IdTable images, IdTable labels, IdTable classes, IdTable boxes, IdTable splits) {

  static CubTables read(Path folder, Faults faults) {
    IdTable images = IdTable.read(folder, CubDataset.IMAGES, faults);
    return new CubTables(
        images,
        ofImages(folder, CubDataset.LABELS, images, faults),
        IdTable.read(folder, CubDataset.CLASSES, faults),
        Files.exists(folder.resolve(CubDataset.BOXES))
            ? ofImages(folder, CubDataset.BOXES, images, faults)
            : new IdTable(CubDataset.BOXES, Map.of()),
        ofImages(folder, CubDataset.SPLIT, images, faults));
  }

  private static IdTable ofImages(Path folder, String file, IdTable images, Faults faults) {
    IdTable table = IdTable.read(folder, file, faults);
    table.reportUnknown(images.rows().keySet(), CubDataset.IMAGES, faults);
    return table;
  }

  /** Position of each class id in {@code classes.txt}. */
  Map<String, Integer> classIndexes() {
    Map<String, Integer> indexes = new LinkedHashMap<>();
    classes.rows().keySet().forEach(id -> indexes.put(id, indexes.size()));
    return indexes;
  }
}
