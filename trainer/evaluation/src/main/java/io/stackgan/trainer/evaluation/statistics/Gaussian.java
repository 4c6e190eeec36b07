// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.statistics;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;

/**
 * Mean and covariance of some vectors.
 *
 * @param mean (D)
 * @param covariance (D, D), divided by N − 1
 * @param size N
 */
public record Gaussian(double[] mean, RealMatrix covariance, int size) {

  /**
   * @param vectors N of them, all (D)
   * @throws IllegalArgumentException when there are fewer than two
   */
  public static Gaussian of(List<float[]> vectors) {
    if (vectors.size() < 2) {
      throw new IllegalArgumentException(
          "A covariance needs two vectors or more, not " + vectors.size());
    }
    double[] mean = mean(vectors);
    double[][] sums = new double[mean.length][mean.length];
    double[] centred = new double[mean.length];
    for (float[] vector : vectors) {
      for (int i = 0; i < centred.length; i++) {
        centred[i] = vector[i] - mean[i];
      }
      addOuterProduct(centred, sums);
    }
    return new Gaussian(mean, symmetric(sums, vectors.size() - 1), vectors.size());
  }

  private static double[] mean(List<float[]> vectors) {
    double[] mean = new double[vectors.get(0).length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= vectors.size();
    }
    return mean;
  }

  /** The lower half alone. */
  private static void addOuterProduct(double[] vector, double[][] sums) {
    for (int i = 0; i < vector.length; i++) {
      double value = vector[i];
      double[] row = sums[i];
      for (int j = 0; j <= i; j++) {
        row[j] += value * vector[j];
      }
    }
  }

  private static RealMatrix symmetric(double[][] lower, double divisor) {
    for (int i = 0; i < lower.length; i++) {
      for (int j = 0; j <= i; j++) {
        lower[i][j] /= divisor;
        lower[j][i] = lower[i][j];
      }
    }
    return new Array2DRowRealMatrix(lower, false);
  }
}
