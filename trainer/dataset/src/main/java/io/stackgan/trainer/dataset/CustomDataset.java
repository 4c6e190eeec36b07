// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text files of the "custom data set" guide: CUB's names, written by hand, with or without ids.
 * Row i of every file is the same image, and 0 = train unless said otherwise. Only {@code
 * images.txt} and the captions are needed; without labels an image's folder is its class.
 */
final class CustomDataset {

  private CustomDataset() {}

  static ImageTextDataset read(Path folder, SplitConvention convention) {
    CubDataset.requireFiles(folder, List.of(CubDataset.IMAGES, CubDataset.CAPTIONS));
    Faults faults = new Faults();
    RowColumns rows = RowColumns.read(folder, faults);
    ClassIndexes classes = new ClassIndexes();
    Rows reader = new Rows(folder, rows, convention, classes, faults);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < rows.images().size(); i++) {
      reader.sample(i).ifPresent(samples::add);
    }
    faults.addAll(StrayCaptions.find(folder, captionFiles(rows)));
    return new Reading(folder, Layout.CUSTOM, faults)
        .dataset(
            samples,
            classes.names(),
            rows.splits().isPresent() ? SplitOrigin.of(convention) : SplitOrigin.MADE);
  }

  private static Set<String> captionFiles(RowColumns rows) {
    return rows.images().stream()
        .map(row -> CaptionFiles.nameFor(row.text()))
        .collect(Collectors.toSet());
  }

  /** Joins row i of the files. */
  private static final class Rows {

    private final RowColumns rows;
    private final SplitConvention convention;
    private final ClassIndexes classes;
    private final Faults faults;
    private final ImageFiles images;
    private final CaptionFiles captions;
    private final Map<String, Integer> firstLines = new HashMap<>();

    Rows(
        Path folder,
        RowColumns rows,
        SplitConvention convention,
        ClassIndexes classes,
        Faults faults) {
      this.rows = rows;
      this.convention = convention;
      this.classes = classes;
      this.faults = faults;
      this.images = new ImageFiles(folder, "images", faults);
      this.captions = new CaptionFiles(folder, faults);
    }

    Optional<Sample> sample(int index) {
      TextRow image = rows.images().get(index);
      Optional<Path> file = once(image);
      Optional<String> name = className(index, image);
      Optional<Split> split = split(index);
      Optional<Optional<Box>> box = box(index);
      List<String> texts = captions.of(image.text(), CubDataset.IMAGES, image.line());
      if (file.isEmpty() || name.isEmpty() || split.isEmpty() || box.isEmpty() || texts.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Sample(
              Integer.toString(index + 1),
              file.get(),
              classes.index(name.get()),
              box.get(),
              texts,
              split.get()));
    }

    private Optional<Path> once(TextRow image) {
      Integer first = firstLines.putIfAbsent(image.text(), image.line());
      if (first != null) {
        faults.add(
            CubDataset.IMAGES, image.line(), image.text() + " was given before, in line " + first);
        return Optional.empty();
      }
      return images.find(image.text(), CubDataset.IMAGES, image.line());
    }

    private Optional<String> className(int index, TextRow image) {
      if (rows.labels().isEmpty()) {
        return Optional.of(ClassIndexes.folderOf(image.text()));
      }
      return row(rows.labels().get(), index).map(TextRow::text).map(rows::className);
    }

    private Optional<Split> split(int index) {
      if (rows.splits().isEmpty()) {
        return Optional.of(Split.TRAIN);
      }
      return row(rows.splits().get(), index)
          .flatMap(row -> convention.parse(row.text(), CubDataset.SPLIT, row.line(), faults));
    }

    private Optional<Optional<Box>> box(int index) {
      if (rows.boxes().isEmpty()) {
        return Optional.of(Optional.empty());
      }
      return row(rows.boxes().get(), index)
          .flatMap(row -> Boxes.parse(row.text(), CubDataset.BOXES, row.line(), faults))
          .map(Optional::of);
    }

    private static Optional<TextRow> row(List<TextRow> rows, int index) {
      return index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
    }
  }
}
