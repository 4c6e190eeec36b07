// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.statistics;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The squared Fréchet distance of two Gaussians (Dowson and Landau 1982), as FID takes it: |μ₁ −
 * μ₂|² + tr(Σ₁ + Σ₂ − 2 (Σ₁^½ Σ₂ Σ₁^½)^½). The root in the middle is of a symmetric matrix, so that
 * eigenvalues are real and nothing is lost to a general matrix root.
 */
public final class FrechetDistance {

  private FrechetDistance() {}

  public static double between(Gaussian first, Gaussian second) {
    double squares = 0;
    for (int i = 0; i < first.mean().length; i++) {
      double difference = first.mean()[i] - second.mean()[i];
      squares += difference * difference;
    }
    RealMatrix root = squareRoot(first.covariance());
    RealMatrix product = root.multiply(second.covariance()).multiply(root);
    double spread = first.covariance().getTrace() + second.covariance().getTrace();
    return squares + spread - 2 * traceOfRoot(product);
  }

  private static RealMatrix squareRoot(RealMatrix matrix) {
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(matrix);
    double[] roots = eigen.getEigenvalues();
    for (int i = 0; i < roots.length; i++) {
      roots[i] = root(roots[i]);
    }
    return eigen
        .getV()
        .multiply(MatrixUtils.createRealDiagonalMatrix(roots))
        .multiply(eigen.getVT());
  }

  private static double traceOfRoot(RealMatrix product) {
    RealMatrix symmetric = product.add(product.transpose()).scalarMultiply(0.5);
    double sum = 0;
    for (double eigenvalue : new EigenDecompositionSymmetric(symmetric).getEigenvalues()) {
      sum += root(eigenvalue);
    }
    return sum;
  }

  /** Eigenvalues of a covariance are not negative; rounding makes some so. */
  private static double root(double eigenvalue) {
    return Math.sqrt(Math.max(0, eigenvalue));
  }
}
