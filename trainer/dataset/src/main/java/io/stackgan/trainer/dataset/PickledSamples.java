// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Finds image, box and captions of a row of the pickles. */
final class PickledSamples {

  /** Where StackGAN's instructions lay the original data set. */
  private static final String ORIGINAL = "CUB_200_2011";

  private final Faults faults;
  private final SortedMap<Long, String> classNames;
  private final List<Long> classes;
  private final ImageFiles images;
  private final CaptionFiles captions;
  private final Path base;
  private final Map<String, IdTable.Row> boxes = new HashMap<>();
  private final Map<String, PickledRow> seen = new HashMap<>();

  PickledSamples(Path folder, SortedMap<Long, String> classNames, Faults faults) {
    this.faults = faults;
    this.classNames = classNames;
    this.classes = new ArrayList<>(classNames.keySet());
    boolean nested = Files.isDirectory(folder.resolve(ORIGINAL).resolve("images"));
    this.base = nested ? folder.resolve(ORIGINAL) : folder;
    this.images = new ImageFiles(folder, nested ? ORIGINAL + "/images" : "images", faults);
    this.captions = new CaptionFiles(folder, faults);
    if (Files.exists(base.resolve(CubDataset.BOXES))) {
      readBoxes();
    }
  }

  private void readBoxes() {
    IdTable ids = IdTable.read(base, CubDataset.IMAGES, faults);
    IdTable table = IdTable.read(base, CubDataset.BOXES, faults);
    ids.rows()
        .forEach(
            (id, image) -> {
              if (table.rows().containsKey(id)) {
                boxes.put(CaptionFiles.nameFor(image.value()), table.rows().get(id));
              }
            });
  }

  Optional<Sample> sample(PickledRow row) {
    if (repeated(row) || otherClass(row)) {
      return Optional.empty();
    }
    Optional<Path> image = images.findStem(row.stem(), row.file(), row.row());
    Optional<Optional<Box>> box = box(row);
    List<String> texts = captions.of(row.stem() + ".jpg", row.file(), row.row());
    if (image.isEmpty() || box.isEmpty() || texts.isEmpty()) {
      return Optional.empty();
    }
    int classIndex = classes.indexOf(row.label());
    return Optional.of(
        new Sample(row.stem(), image.get(), classIndex, box.get(), texts, row.split()));
  }

  private boolean repeated(PickledRow row) {
    PickledRow first = seen.putIfAbsent(row.stem(), row);
    if (first != null) {
      faults.add(
          row.file(),
          row.row(),
          "%s was given before, in %s, row %d".formatted(row.stem(), first.file(), first.row()));
    }
    return first != null;
  }

  private boolean otherClass(PickledRow row) {
    String folder = ClassIndexes.folderOf(row.stem());
    String expected = classNames.get(row.label());
    if (!folder.equals(expected)) {
      faults.add(
          row.file(),
          row.row(),
          "%s has the class %d, which is %s".formatted(row.stem(), row.label(), expected));
    }
    return !folder.equals(expected);
  }

  private Optional<Optional<Box>> box(PickledRow row) {
    if (boxes.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    IdTable.Row box = boxes.get(row.stem() + ".txt");
    if (box == null) {
      faults.add(row.file(), row.row(), row.stem() + " has no line in " + CubDataset.BOXES);
      return Optional.empty();
    }
    return Boxes.parse(box.value(), CubDataset.BOXES, box.line(), faults).map(Optional::of);
  }
}
