// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * StackGAN's preparation: in {@code train/} and {@code test/} pickled lists of file names (without
 * ending), class numbers and embeddings, row by row; images and captions beside them in CUB's
 * folders, boxes in CUB's table where there is one.
 */
final class PicklesDataset {

  private static final String EMBEDDINGS = "char-CNN-RNN-embeddings.pickle";

  private PicklesDataset() {}

  static String names(String split) {
    return split + "/filenames.pickle";
  }

  static ImageTextDataset read(Path folder) {
    CubDataset.requireFiles(folder, List.of(names("train"), names("test"), CubDataset.CAPTIONS));
    Faults faults = new Faults();
    TreeMap<Long, String> classNames = new TreeMap<>();
    List<PickledRow> rows = new ArrayList<>();
    rows.addAll(rows(folder, Split.TRAIN, faults));
    rows.addAll(rows(folder, Split.TEST, faults));
    rows.forEach(row -> classNames.putIfAbsent(row.label(), ClassIndexes.folderOf(row.stem())));
    PickledSamples reader = new PickledSamples(folder, classNames, faults);
    List<Sample> samples = new ArrayList<>();
    rows.forEach(row -> reader.sample(row).ifPresent(samples::add));
    faults.addAll(StrayCaptions.find(folder, captionFiles(rows)));
    return new Reading(folder, Layout.PICKLES, faults)
        .dataset(samples, List.copyOf(classNames.values()), SplitOrigin.NAMED);
  }

  private static Set<String> captionFiles(List<PickledRow> rows) {
    return rows.stream().map(row -> row.stem() + ".txt").collect(Collectors.toSet());
  }

  private static List<PickledRow> rows(Path folder, Split split, Faults faults) {
    String side = split == Split.TRAIN ? "train" : "test";
    PickledList names = PickledList.read(folder, names(side));
    PickledList labels = PickledList.read(folder, side + "/class_info.pickle");
    labels.requireRowsOf(names, faults);
    if (Files.exists(folder.resolve(side).resolve(EMBEDDINGS))) {
      PickledList embeddings = PickledList.read(folder, side + "/" + EMBEDDINGS);
      embeddings.requireRowsOf(names, faults);
      embeddings.requireEqualShapes(faults);
    }
    List<PickledRow> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), labels.size()); i++) {
      rows.add(new PickledRow(names.file(), i + 1, names.text(i), labels.number(i), split));
    }
    return rows;
  }
}
