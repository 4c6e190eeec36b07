// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The layout of CUB-200-2011: {@code images.txt}, {@code image_class_labels.txt}, {@code
 * classes.txt} and {@code train_test_split.txt} joined by id, {@code bounding_boxes.txt} where
 * there is one, and ten captions an image, one a line, in {@code text_c10/<class>/<name>.txt}.
 */
public final class CubDataset {

  static final String LAYOUT = "cub";
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
    requireFiles(folder);
    Faults faults = new Faults();
    CubTables tables = CubTables.read(folder, faults);
    List<String> classNames =
        tables.classes().rows().values().stream().map(IdTable.Row::value).toList();
    List<Sample> samples = samples(new CubSampleReader(folder, tables, convention, faults));
    if (samples.isEmpty()) {
      throw new UnusableDatasetException(
          "No usable image in " + folder + firstFault(faults) + ". Mend the files and try again.");
    }
    faults.list().addAll(StrayCaptions.find(folder, tables.images()));
    return new ImageTextDataset(
        folder.toAbsolutePath().normalize().getFileName().toString(),
        Fingerprint.of(folder, samples, classNames),
        samples,
        classNames,
        report(samples, classNames, convention, faults));
  }

  private static List<Sample> samples(CubSampleReader reader) {
    List<Sample> samples = new ArrayList<>();
    for (Map.Entry<String, IdTable.Row> image : reader.tables().images().rows().entrySet()) {
      reader.sample(image.getKey(), image.getValue()).ifPresent(samples::add);
    }
    return samples;
  }

  private static void requireFiles(Path folder) {
    for (String file : List.of(IMAGES, LABELS, CLASSES, SPLIT, CAPTIONS)) {
      if (!Files.exists(folder.resolve(file))) {
        throw new UnusableDatasetException(
            folder
                + " has no "
                + file
                + ". The CUB-200-2011 layout needs images/, images.txt, image_class_labels.txt,"
                + " classes.txt, train_test_split.txt and text_c10/.");
      }
    }
  }

  private static String firstFault(Faults faults) {
    return faults.list().isEmpty() ? "" : ": " + faults.list().get(0);
  }

  private static ReadReport report(
      List<Sample> samples, List<String> classNames, SplitConvention convention, Faults faults) {
    int train = (int) samples.stream().filter(s -> s.split() == Split.TRAIN).count();
    return new ReadReport(
        LAYOUT,
        convention,
        train,
        samples.size() - train,
        classNames.size(),
        samples.stream().mapToInt(s -> s.captions().size()).sum(),
        faults.list());
  }
}
