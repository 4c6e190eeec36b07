// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.statistics;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The directions in which some vectors vary most.
 *
 * @param mean (D) of the vectors it was fitted on
 * @param axes (K, D), orthonormal, largest variance first
 */
public record PrincipalComponents(double[] mean, double[][] axes) {

  /**
   * @param vectors N of them, all (D)
   * @param count K; fewer when the vectors do not span so many dimensions
   */
  public static PrincipalComponents fit(List<float[]> vectors, int count) {
    Gaussian gaussian = Gaussian.of(vectors);
    double[] mean = gaussian.mean();
    return vectors.size() > mean.length
        ? new PrincipalComponents(mean, ofCovariance(gaussian.covariance(), count))
        : new PrincipalComponents(mean, ofFewVectors(centred(vectors, mean), count));
  }

  private static double[][] ofCovariance(RealMatrix covariance, int count) {
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(covariance);
    double[][] axes = new double[Math.min(count, covariance.getColumnDimension())][];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = eigen.getEigenvector(axis).toArray();
    }
    return axes;
  }

  /** X Xᵀ is smaller than Xᵀ X then, and u of the one gives Xᵀ u of the other. */
  private static double[][] ofFewVectors(RealMatrix centred, int count) {
    RealMatrix products = centred.multiplyTransposed(centred);
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(products);
    double[][] axes = new double[Math.min(count, centred.getRowDimension() - 1)][];
    for (int axis = 0; axis < axes.length; axis++) {
      RealVector direction = centred.preMultiply(eigen.getEigenvector(axis));
      axes[axis] = direction.unitVector().toArray();
    }
    return axes;
  }

  private static RealMatrix centred(List<float[]> vectors, double[] mean) {
    double[][] rows = new double[vectors.size()][mean.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        rows[i][j] = vectors.get(i)[j] - mean[j];
      }
    }
    return new Array2DRowRealMatrix(rows, false);
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
