// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import java.util.Arrays;

/**
 * Counts the values that a layer gives, and finds the range in which 256 steps stand for them with
 * the least squared error.
 */
final class RangeSearch {

  private static final int BINS = 8192;
  private static final int HALF = BINS / 2;
  private static final int STEPS = 255;
  private static final int TRIED = 100;

  private final long[] counts = new long[BINS];

  /** The bins lie evenly in [−limit, limit); a power of two. */
  private double limit = 1;

  private float low;
  private float high;

  void add(float[] values) {
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    while (Math.max(-low, high) >= limit) {
      widen();
    }
    for (float value : values) {
      counts[HALF + (int) Math.floor(value / limit * HALF)]++;
    }
  }

  /** Twice the limit: two neighbouring bins become one. */
  private void widen() {
    long[] narrow = counts.clone();
    Arrays.fill(counts, 0);
    for (int i = 0; i < BINS; i++) {
      counts[HALF + Math.floorDiv(i - HALF, 2)] += narrow[i];
    }
    limit *= 2;
  }

  ActivationRange best() {
    ActivationRange best = new ActivationRange(low, high);
    double least = error(best);
    for (int i = 1; i < TRIED; i++) {
      float share = 1 - (float) i / TRIED;
      ActivationRange tried = new ActivationRange(low * share, high * share);
      double error = error(tried);
      if (error < least) {
        least = error;
        best = tried;
      }
    }
    return best;
  }

  /** The sum of squares of what rounding and cutting off change. */
  private double error(ActivationRange range) {
    double step = (range.high() - range.low()) / STEPS;
    double rounding = step * step / 12;
    double sum = 0;
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        double value = (i - HALF + 0.5) / HALF * limit;
        double outside = Math.max(0, Math.max(value - range.high(), range.low() - value));
        sum += counts[i] * (outside > 0 ? outside * outside : rounding);
      }
    }
    return sum;
  }
}
