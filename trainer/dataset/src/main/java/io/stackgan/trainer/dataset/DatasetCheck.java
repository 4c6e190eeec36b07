// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** What a reader cannot see without opening the images, and what only the whole shows. */
public final class DatasetCheck {

  private DatasetCheck() {}

  /**
   * Decodes every image. Changes nothing.
   *
   * @param progress is told the number of finished images
   * @return the reader's faults and those found here
   */
  public static List<Fault> run(ImageTextDataset dataset, int threads, IntConsumer progress) {
    List<Fault> faults = new ArrayList<>(dataset.report().faults());
    faults.addAll(SplitCheck.faults(dataset));
    faults.addAll(repeatedImages(dataset));
    InParallel.map(dataset.samples(), threads, DatasetCheck::imageFaults, progress)
        .forEach(faults::addAll);
    return faults;
  }

  private static List<Fault> repeatedImages(ImageTextDataset dataset) {
    List<Fault> faults = new ArrayList<>();
    Map<Object, Sample> seen = new HashMap<>();
    for (Sample sample : dataset.samples()) {
      Sample first = seen.putIfAbsent(sample.image(), sample);
      if (first != null) {
        faults.add(fault(sample, "is the image of " + first.id() + " and of " + sample.id()));
      }
    }
    return faults;
  }

  private static List<Fault> imageFaults(Sample sample) {
    try {
      RgbImage image = RgbReader.read(sample.image());
      return sample
          .box()
          .filter(box -> !box.within(image.width(), image.height()))
          .map(box -> List.of(outside(sample, box, image)))
          .orElse(List.of());
    } catch (UnreadableImageException e) {
      return List.of(fault(sample, e.problem()));
    }
  }

  private static Fault outside(Sample sample, Box box, RgbImage image) {
    return new Fault(
        CubDataset.BOXES,
        box.line(),
        "the box of %s (x %s, y %s, %s×%s) reaches out of the %d×%d pixels of %s"
            .formatted(
                sample.id(),
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                image.width(),
                image.height(),
                sample.image()));
  }

  private static Fault fault(Sample sample, String problem) {
    return new Fault(sample.image().toString(), 0, problem);
  }
}
