// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.statistics;

import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The directions in which some vectors vary most.
 *
 * @param mean (D) of the vectors it was fitted on
 * @param axes (K, D), orthonormal, largest variance first
 */
public record PrincipalComponents(double[] mean, double[][] axes) {

  /**
   * @param count K; fewer when the vectors have fewer features
   */
  public static PrincipalComponents fit(List<float[]> vectors, int count) {
    Gaussian gaussian = Gaussian.of(vectors);
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(gaussian.covariance());
    double[][] axes = new double[Math.min(count, gaussian.mean().length)][];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = eigen.getEigenvector(axis).toArray();
    }
    return new PrincipalComponents(gaussian.mean(), axes);
  }

  /**
   * @param vectors all (D)
   * @return each as (K)
   */
  public List<float[]> project(List<float[]> vectors) {
    return vectors.stream().map(this::project).toList();
  }

  private float[] project(float[] vector) {
    float[] projected = new float[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      double sum = 0;
      for (int i = 0; i < vector.length; i++) {
        sum += axes[axis][i] * (vector[i] - mean[i]);
      }
      projected[axis] = (float) sum;
    }
    return projected;
  }
}
