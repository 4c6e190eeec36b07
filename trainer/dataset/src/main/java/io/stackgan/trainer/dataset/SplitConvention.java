// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.Locale;

/** What the flag of {@code train_test_split.txt} says. The two public conventions contradict. */
public enum SplitConvention {
  /** As CUB-200-2011 has it. */
  ONE_IS_TRAIN,
  /** As the "custom data set" guide has it. */
  ZERO_IS_TRAIN;

  /** As the command line writes it. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Split split(boolean flag) {
    return flag == (this == ONE_IS_TRAIN) ? Split.TRAIN : Split.TEST;
  }
}
