// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins the tables' rows of one image; an empty answer means that a fault was reported. */
final class CubSampleReader {

  private final Path folder;
  private final CubTables tables;
  private final SplitConvention convention;
  private final Faults faults;
  private final Map<String, Integer> classIndexes;

  CubSampleReader(Path folder, CubTables tables, SplitConvention convention, Faults faults) {
    this.folder = folder;
    this.tables = tables;
    this.convention = convention;
    this.faults = faults;
    this.classIndexes = tables.classIndexes();
  }

  CubTables tables() {
    return tables;
  }

  Optional<Sample> sample(String id, IdTable.Row image) {
    Optional<Path> file = imageFile(image);
    Optional<Integer> classIndex = classIndex(id, image);
    Optional<Split> split = split(id, image);
    Optional<Optional<Box>> box = box(id, image);
    List<String> captions = captions(image);
    if (file.isEmpty()
        || classIndex.isEmpty()
        || split.isEmpty()
        || box.isEmpty()
        || captions.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sample(id, file.get(), classIndex.get(), box.get(), captions, split.get()));
  }

  private Optional<Path> imageFile(IdTable.Row image) {
    Path images = folder.resolve("images").normalize();
    Path file = images.resolve(image.value()).normalize();
    if (!file.startsWith(images)) {
      return fault(CubDataset.IMAGES, image.line(), image.value() + " leads out of images/");
    }
    if (!Files.isRegularFile(file)) {
      return fault(CubDataset.IMAGES, image.line(), "images/" + image.value() + " does not exist");
    }
    return Optional.of(file);
  }

  private Optional<Integer> classIndex(String id, IdTable.Row image) {
    IdTable.Row label = tables.labels().rows().get(id);
    if (label == null) {
      return missing(id, image, CubDataset.LABELS);
    }
    Integer index = classIndexes.get(label.value());
    if (index == null) {
      return fault(
          CubDataset.LABELS,
          label.line(),
          "class " + label.value() + " is not in " + CubDataset.CLASSES);
    }
    return Optional.of(index);
  }

  private Optional<Split> split(String id, IdTable.Row image) {
    IdTable.Row flag = tables.splits().rows().get(id);
    if (flag == null) {
      return missing(id, image, CubDataset.SPLIT);
    }
    return switch (flag.value()) {
      case "0" -> Optional.of(convention.split(false));
      case "1" -> Optional.of(convention.split(true));
      default ->
          fault(
              CubDataset.SPLIT,
              flag.line(),
              "the flag must be 0 or 1, not \"" + flag.value() + "\"");
    };
  }

  private Optional<Optional<Box>> box(String id, IdTable.Row image) {
    if (tables.boxes().rows().isEmpty()) {
      return Optional.of(Optional.empty());
    }
    IdTable.Row row = tables.boxes().rows().get(id);
    if (row == null) {
      return missing(id, image, CubDataset.BOXES);
    }
    Optional<Box> box = Boxes.parse(row.value());
    return box.isPresent()
        ? Optional.of(box)
        : fault(
            CubDataset.BOXES,
            row.line(),
            "expected x y width height with a width and height above 0, found \""
                + row.value()
                + "\"");
  }

  private List<String> captions(IdTable.Row image) {
    String name = CubDataset.CAPTIONS + "/" + CaptionFiles.nameFor(image.value());
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      faults.add(
          CubDataset.IMAGES,
          image.line(),
          image.value() + " has no captions: " + name + " is missing");
      return List.of();
    }
    List<String> captions = CaptionFiles.read(file);
    if (captions.isEmpty()) {
      faults.add(name, "has no caption");
    }
    return captions;
  }

  private <T> Optional<T> missing(String id, IdTable.Row image, String file) {
    return fault(CubDataset.IMAGES, image.line(), "image " + id + " has no line in " + file);
  }

  private <T> Optional<T> fault(String file, int line, String problem) {
    faults.add(file, line, problem);
    return Optional.empty();
  }
}
