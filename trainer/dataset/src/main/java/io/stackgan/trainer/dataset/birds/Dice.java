// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.util.List;

/**
 * Random numbers of a stated generator (SplitMix64), so that a seed draws the same birds on every
 * Java version.
 */
final class Dice {

  private static final long STEP = 0x9e3779b97f4a7c15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Streams of the same seed and another number are independent of one another. */
  static Dice of(long seed, long stream, long number) {
    return new Dice(mix(mix(mix(seed + STEP) ^ stream) + STEP * (number + 1)));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += STEP;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /** 0 to bound − 1. */
  int below(int bound) {
    return (int) (unit() * bound);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** About normal: mean 0, deviation 1, never beyond ±3.5. */
  double bell() {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += unit();
    }
    return (sum - 2) * 1.7320508;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Picks by weight. */
  int weighted(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double at = unit() * total;
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
