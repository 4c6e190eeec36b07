// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/** What the flag of {@code train_test_split.txt} says. The two public conventions contradict. */
public enum SplitConvention {
  /** As CUB-200-2011 has it. */
  ONE_IS_TRAIN,
  /** As the "custom data set" guide has it. */
  ZERO_IS_TRAIN;

  Split split(boolean flag) {
    return flag == (this == ONE_IS_TRAIN) ? Split.TRAIN : Split.TEST;
  }
}
