// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.Locale;

/** Where a data set's split comes from. */
public enum SplitOrigin {
  /** Flags, 1 for training. */
  ONE_IS_TRAIN,
  /** Flags, 0 for training. */
  ZERO_IS_TRAIN,
  /** Folders or a column that name it. */
  NAMED,
  /** The data set has none; it was made by {@link MadeSplit}. */
  MADE;

  static SplitOrigin of(SplitConvention convention) {
    return switch (convention) {
      case ONE_IS_TRAIN -> ONE_IS_TRAIN;
      case ZERO_IS_TRAIN -> ZERO_IS_TRAIN;
    };
  }

  /** For the reader of a report. */
  public String description() {
    return switch (this) {
      case ONE_IS_TRAIN, ZERO_IS_TRAIN -> option() + " (flags of train_test_split.txt)";
      case NAMED -> "named by folders or a column";
      case MADE -> "made here, the same each time: the data has none";
    };
  }

  /** As the command line writes it. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
