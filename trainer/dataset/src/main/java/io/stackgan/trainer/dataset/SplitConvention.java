// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.Locale;
import java.util.Optional;

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

  /** Empty where the flag is neither 0 nor 1, which is then a fault. */
  Optional<Split> parse(String flag, String file, int line, Faults faults) {
    if (!flag.equals("0") && !flag.equals("1")) {
      faults.add(file, line, "the flag must be 0 or 1, not \"" + flag + "\"");
      return Optional.empty();
    }
    boolean train = flag.equals(this == ONE_IS_TRAIN ? "1" : "0");
    return Optional.of(train ? Split.TRAIN : Split.TEST);
  }
}
