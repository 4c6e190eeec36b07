// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins the tables' rows of one image; an empty answer means that a fault was reported. */
final class CubSampleReader {

  private final CubTables tables;
  private final SplitConvention convention;
  private final Faults faults;
  private final Map<String, Integer> classIndexes;
  private final ImageFiles images;
  private final CaptionFiles captions;

  CubSampleReader(Path folder, CubTables tables, SplitConvention convention, Faults faults) {
    this.tables = tables;
    this.convention = convention;
    this.faults = faults;
    this.classIndexes = tables.classIndexes();
    this.images = new ImageFiles(folder, "images", faults);
    this.captions = new CaptionFiles(folder, faults);
  }

  Optional<Sample> sample(String id, IdTable.Row image) {
    Optional<Path> file = images.find(image.value(), CubDataset.IMAGES, image.line());
    Optional<Integer> classIndex = classIndex(id, image);
    Optional<Split> split = split(id, image);
    Optional<Optional<Box>> box = box(id, image);
    List<String> texts = captions.of(image.value(), CubDataset.IMAGES, image.line());
    if (file.isEmpty()
        || classIndex.isEmpty()
        || split.isEmpty()
        || box.isEmpty()
        || texts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Sample(id, file.get(), classIndex.get(), box.get(), texts, split.get()));
  }

  private Optional<Integer> classIndex(String id, IdTable.Row image) {
    Optional<IdTable.Row> label = row(tables.labels(), id, image);
    if (label.isEmpty()) {
      return Optional.empty();
    }
    Integer index = classIndexes.get(label.get().value());
    if (index == null) {
      faults.add(
          CubDataset.LABELS,
          label.get().line(),
          "class " + label.get().value() + " is not in " + CubDataset.CLASSES);
    }
    return Optional.ofNullable(index);
  }

  private Optional<Split> split(String id, IdTable.Row image) {
    if (tables.splits().isEmpty()) {
      return Optional.of(Split.TRAIN);
    }
    return row(tables.splits().get(), id, image)
        .flatMap(flag -> convention.parse(flag.value(), CubDataset.SPLIT, flag.line(), faults));
  }

  private Optional<Optional<Box>> box(String id, IdTable.Row image) {
    if (tables.boxes().isEmpty()) {
      return Optional.of(Optional.empty());
    }
    return row(tables.boxes().get(), id, image)
        .flatMap(row -> Boxes.parse(row.value(), CubDataset.BOXES, row.line(), faults))
        .map(Optional::of);
  }

  private Optional<IdTable.Row> row(IdTable table, String id, IdTable.Row image) {
    IdTable.Row row = table.rows().get(id);
    if (row == null) {
      faults.add(
          CubDataset.IMAGES, image.line(), "image " + id + " has no line in " + table.file());
    }
    return Optional.ofNullable(row);
  }
}
