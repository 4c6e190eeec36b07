// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The layout of CUB-200-2011: {@code images.txt}, {@code image_class_labels.txt} and {@code
 * classes.txt} joined by id, {@code train_test_split.txt} and {@code bounding_boxes.txt} where
 * there are such, and captions, one a line, in {@code text_c10/<class>/<name>.txt}.
 */
public final class CubDataset {

  static final String IMAGES = "images.txt";
  static final String LABELS = "image_class_labels.txt";
  static final String CLASSES = "classes.txt";
  static final String BOXES = "bounding_boxes.txt";
  static final String SPLIT = "train_test_split.txt";
  static final String CAPTIONS = "text_c10";

  private CubDataset() {}

  /** Reads with 1 = train, as CUB-200-2011 says it. */
  public static ImageTextDataset read(Path folder) {
    return read(folder, SplitConvention.ONE_IS_TRAIN);
  }

  /**
   * Reads the text files; images are looked up, not decoded. Samples with a fault are left out and
   * reported.
   *
   * @throws UnusableDatasetException when a file that the layout needs is missing or no sample is
   *     left
   */
  public static ImageTextDataset read(Path folder, SplitConvention convention) {
    requireFiles(folder, List.of(IMAGES, LABELS, CLASSES, CAPTIONS));
    Faults faults = new Faults();
    CubTables tables = CubTables.read(folder, faults);
    List<Sample> samples = samples(new CubSampleReader(folder, tables, convention, faults), tables);
    faults.addAll(StrayCaptions.find(folder, captionFiles(tables)));
    return new Reading(folder, Layout.CUB, faults)
        .dataset(samples, tables.classNames(), tables.splitOrigin(convention));
  }

  private static List<Sample> samples(CubSampleReader reader, CubTables tables) {
    List<Sample> samples = new ArrayList<>();
    for (Map.Entry<String, IdTable.Row> image : tables.images().rows().entrySet()) {
      reader.sample(image.getKey(), image.getValue()).ifPresent(samples::add);
    }
    return samples;
  }

  private static Set<String> captionFiles(CubTables tables) {
    return tables.images().rows().values().stream()
        .map(row -> CaptionFiles.nameFor(row.value()))
        .collect(Collectors.toSet());
  }

  static void requireFiles(Path folder, List<String> files) {
    for (String file : files) {
      if (!Files.exists(folder.resolve(file))) {
        throw new UnusableDatasetException(
            folder
                + " has no "
                + file
                + ". This layout needs images/, "
                + String.join(", ", files)
                + "; captions, one a line, lie in "
                + CAPTIONS
                + "/<class>/<name>.txt.");
      }
    }
  }
}
