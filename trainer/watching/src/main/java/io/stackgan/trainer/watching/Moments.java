// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

import java.util.List;

/** Mean and deviation of each number of thumbnails. */
record Moments(double[] means, double[] deviations) {

  static Moments of(List<float[]> thumbnails) {
    int features = thumbnails.get(0).length;
    double[] means = new double[features];
    double[] deviations = new double[features];
    for (int i = 0; i < features; i++) {
      int feature = i;
      means[i] = thumbnails.stream().mapToDouble(t -> t[feature]).average().orElseThrow();
      deviations[i] =
          Math.sqrt(
              thumbnails.stream()
                  .mapToDouble(t -> Math.pow(t[feature] - means[feature], 2))
                  .average()
                  .orElseThrow());
    }
    return new Moments(means, deviations);
  }

  /**
   * Fréchet distance of the two normal distributions without correlations, Σ (μ − μ')² + (σ − σ')²,
   * as a share of the total variance Σ σ² of these: 0 for equal ones.
   */
  double distance(Moments others) {
    double distance = 0;
    double variance = 0;
    for (int i = 0; i < means.length; i++) {
      distance += Math.pow(means[i] - others.means[i], 2);
      distance += Math.pow(deviations[i] - others.deviations[i], 2);
      variance += Math.pow(deviations[i], 2);
    }
    return distance / variance;
  }
}
