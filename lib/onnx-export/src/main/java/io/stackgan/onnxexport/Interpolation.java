// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

/**
 * Winograd's minimal filtering (Winograd 1980; Lavin and Gray, "Fast Algorithms for Convolutional
 * Neural Networks", 2016), by polynomial interpolation: {@code outputs} neighbouring values of a
 * filter with {@code taps} weights take {@code outputs + taps − 1} products,
 *
 * <p>y = values() · ((weights() · w) ∘ (inputs() · x)), y_j = Σ_k w_k x_{j+k}.
 *
 * @param at the finite points, all different; infinity is the last point
 * @param taps weights of the filter
 */
record Interpolation(double[] at, int taps) {

  int points() {
    return at.length + 1;
  }

  int outputs() {
    return points() - taps + 1;
  }

  /** (points, taps). */
  double[][] weights() {
    double[][] matrix = new double[points()][taps];
    for (int point = 0; point < at.length; point++) {
      for (int tap = 0; tap < taps; tap++) {
        matrix[point][tap] = Math.pow(at[point], tap) / distances(point);
      }
    }
    matrix[at.length][taps - 1] = 1;
    return matrix;
  }

  /** (points, points), on the inputs of {@link #outputs} neighbours. */
  double[][] inputs() {
    double[][] matrix = new double[points()][];
    for (int point = 0; point < points(); point++) {
      matrix[point] = productWithout(point);
    }
    return matrix;
  }

  /** (outputs, points). */
  double[][] values() {
    double[][] matrix = new double[outputs()][points()];
    for (int output = 0; output < outputs(); output++) {
      for (int point = 0; point < at.length; point++) {
        matrix[output][point] = Math.pow(at[point], output);
      }
    }
    matrix[outputs() - 1][at.length] = 1;
    return matrix;
  }

  private double distances(int point) {
    double product = 1;
    for (int other = 0; other < at.length; other++) {
      product *= other == point ? 1 : at[point] - at[other];
    }
    return product;
  }

  /** The coefficients of Π (x − a) over all points a but that one, from x⁰ on. */
  private double[] productWithout(int point) {
    double[] product = new double[points()];
    product[0] = 1;
    int degree = 0;
    for (int other = 0; other < at.length; other++) {
      if (other != point) {
        degree++;
        for (int i = degree; i >= 0; i--) {
          product[i] = (i > 0 ? product[i - 1] : 0) - at[other] * product[i];
        }
      }
    }
    return product;
  }
}
