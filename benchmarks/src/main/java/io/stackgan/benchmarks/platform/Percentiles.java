// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.platform;

import java.util.Arrays;

/** Of some measured times. */
public record Percentiles(double[] sorted) {

  public static Percentiles of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /** The least value that so many of a hundred do not exceed. */
  public double at(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }
}
