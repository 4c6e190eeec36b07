// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Holds the split against what the data suggest. */
final class SplitCheck {

  /** With so many classes on one side only, the split is meant to keep classes apart. */
  private static final double DISJOINT = 0.9;

  private static final Set<SplitOrigin> FLAGS =
      EnumSet.of(SplitOrigin.ONE_IS_TRAIN, SplitOrigin.ZERO_IS_TRAIN);

  private SplitCheck() {}

  static List<Fault> faults(ImageTextDataset dataset) {
    List<Fault> faults = new ArrayList<>();
    boolean flags = FLAGS.contains(dataset.report().split());
    if (flags && dataset.report().trainImages() < dataset.report().testImages()) {
      faults.add(otherConvention(dataset));
    }
    faults.addAll(classesOnBothSides(dataset));
    return faults;
  }

  private static Fault otherConvention(ImageTextDataset dataset) {
    return new Fault(
        "split",
        0,
        "%d images to train on are fewer than %d to test on: %s was read, perhaps the other is meant"
            .formatted(
                dataset.report().trainImages(),
                dataset.report().testImages(),
                dataset.report().split().option()));
  }

  private static List<Fault> classesOnBothSides(ImageTextDataset dataset) {
    int classes = dataset.classNames().size();
    boolean[] train = present(dataset, Split.TRAIN, classes);
    boolean[] test = present(dataset, Split.TEST, classes);
    List<Fault> both = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      if (train[i] && test[i]) {
        String name = dataset.classNames().get(i);
        both.add(
            new Fault("split", 0, "class " + name + " is on both sides of a class-disjoint split"));
      }
    }
    return both.size() <= (1 - DISJOINT) * classes ? both : List.of();
  }

  private static boolean[] present(ImageTextDataset dataset, Split split, int classes) {
    boolean[] present = new boolean[classes];
    dataset.samples(split).forEach(sample -> present[sample.classIndex()] = true);
    return present;
  }
}
