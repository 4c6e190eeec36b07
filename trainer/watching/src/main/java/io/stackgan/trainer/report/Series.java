// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.report;

import java.util.ArrayList;
import java.util.List;

/** A curve: values by step. */
record Series(String name, List<Double> steps, List<Double> values) {

  static Series of(String name) {
    return new Series(name, new ArrayList<>(), new ArrayList<>());
  }

  /**
   * Takes the place of points at this step and later ones, which a resumed run goes through anew.
   */
  void add(double step, double value) {
    while (!steps.isEmpty() && steps.get(steps.size() - 1) >= step) {
      steps.remove(steps.size() - 1);
      values.remove(values.size() - 1);
    }
    steps.add(step);
    values.add(value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  double last() {
    return values.get(values.size() - 1);
  }

  /** Of every so many neighbours their mean, so that no more points are left. */
  Series thinned(int points) {
    int neighbours = (values.size() + points - 1) / points;
    if (neighbours <= 1) {
      return this;
    }
    Series thinned = of(name);
    for (int start = 0; start < values.size(); start += neighbours) {
      int end = Math.min(values.size(), start + neighbours);
      thinned.add(mean(steps, start, end), mean(values, start, end));
    }
    return thinned;
  }

  /** Each value becomes the mean of itself and so many before and after it. */
  Series smoothed(int neighbours) {
    Series smoothed = of(name);
    for (int i = 0; i < values.size(); i++) {
      int end = Math.min(values.size(), i + neighbours + 1);
      smoothed.add(steps.get(i), mean(values, Math.max(0, i - neighbours), end));
    }
    return smoothed;
  }

  private static double mean(List<Double> numbers, int start, int end) {
    return numbers.subList(start, end).stream().mapToDouble(n -> n).average().orElseThrow();
  }
}
