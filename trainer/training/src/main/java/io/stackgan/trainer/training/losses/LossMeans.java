// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The mean losses of the steps since they were last taken. */
public final class LossMeans {

  private static final int LOSSES = 5;

  private final double[] sums = new double[LOSSES];
  private int steps;

  public void add(StepLosses losses) {
    sums[0] += losses.discriminator();
    sums[1] += losses.generator();
    sums[2] += losses.divergence();
    sums[3] += losses.unfaithfulness();
    sums[4] += losses.matching();
    steps++;
  }

  public StepLosses take() {
    StepLosses mean =
        new StepLosses(
            sums[0] / steps, sums[1] / steps, sums[2] / steps, sums[3] / steps, sums[4] / steps);
    Arrays.fill(sums, 0);
    steps = 0;
    return mean;
  }

  /** For {@link #restore}, to the last digit. */
  public String state() {
    return steps
        + " "
        + Arrays.stream(sums).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }

  public void restore(String state) {
    String[] numbers = state.split(" ");
    steps = Integer.parseInt(numbers[0]);
    // Checkpoints of before there was a matching loss hold one number less.
    for (int i = 0; i < numbers.length - 1; i++) {
      sums[i] = Double.parseDouble(numbers[i + 1]);
    }
  }
}
