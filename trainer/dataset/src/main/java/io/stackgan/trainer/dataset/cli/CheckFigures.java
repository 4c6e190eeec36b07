// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.ReadReport;
import java.util.IntSummaryStatistics;
import java.util.List;

/** The figures of a data set's check. */
final class CheckFigures {

  private CheckFigures() {}

  static List<Figure> of(ImageTextDataset dataset, int faults) {
    ReadReport report = dataset.report();
    IntSummaryStatistics captions =
        dataset.samples().stream().mapToInt(s -> s.captions().size()).summaryStatistics();
    return List.of(
        Figure.of("training images", report.trainImages(), "images"),
        Figure.of("test images", report.testImages(), "images"),
        Figure.of("classes", report.classes(), "classes"),
        Figure.of("captions", report.captions(), "captions"),
        Figure.of("fewest captions of an image", captions.getMin(), "captions"),
        Figure.of("most captions of an image", captions.getMax(), "captions"),
        Figure.of("images with a box", withBox(dataset), "images"),
        new Figure("faults", faults, "faults", 0.0, faults == 0));
  }

  private static long withBox(ImageTextDataset dataset) {
    return dataset.samples().stream().filter(sample -> sample.box().isPresent()).count();
  }
}
