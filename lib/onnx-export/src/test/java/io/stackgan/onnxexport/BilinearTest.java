// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The fast forms against the sums that they stand for, along one side. */
class BilinearTest {

  private static final double[] X = {3, -1, 4, 1, -5, 9, 2, -6, 5, 3, 5, -8, 9, 7, -9, 3};

  private static double x(int place) {
    return place < 0 || place >= X.length ? 0 : X[place];
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < vector.length; column++) {
        product[row] += matrix[row][column] * vector[column];
      }
    }
    return product;
  }

  private static double[] result(Bilinear fast, double... w) {
    double[] read = times(fast.forward(), X);
    double[] factors = times(fast.kernel(), w);
    double[] products = new double[fast.points() * fast.tiles()];
    for (int i = 0; i < read.length; i++) {
      int point = i / (fast.tiles() * fast.phases());
      products[i / fast.phases()] += read[i] * factors[point * fast.phases() + i % fast.phases()];
    }
    return times(fast.inverse(), products);
  }

  @Test
  void same_isThePaddedConvolution() {
    double[] y = result(Bilinear.same(X.length), 2, -3, 5);
    for (int i = 0; i < X.length; i++) {
      double expected = 2 * x(i - 1) - 3 * x(i) + 5 * x(i + 1);
      assertThat(y[i]).as("place " + i).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void halving_isTheConvolutionAtEveryOtherPlace() {
    double[] y = result(Bilinear.halving(X.length), 2, -3, 5, 7);
    assertThat(y).hasSize(X.length / 2);
    for (int i = 0; i < y.length; i++) {
      double expected = 2 * x(2 * i - 1) - 3 * x(2 * i) + 5 * x(2 * i + 1) + 7 * x(2 * i + 2);
      assertThat(y[i]).as("place " + i).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void enlarging_isTheConvolutionOfTheDoubledValues() {
    double[] y = result(Bilinear.enlarging(X.length), 2, -3, 5);
    assertThat(y).hasSize(2 * X.length);
    for (int i = 0; i < y.length; i++) {
      double expected =
          2 * x(Math.floorDiv(i - 1, 2)) - 3 * x(i / 2) + 5 * x(Math.floorDiv(i + 1, 2));
      assertThat(y[i]).as("place " + i).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void products_areFewerThanTheSumsOfThePaper() {
    assertThat(Bilinear.same(16).products(1, 1)).isEqualTo(9L * 16 * 16 / 4);
    assertThat(Bilinear.halving(16).products(1, 1)).isEqualTo(16L * 8 * 8 * 25 / 64);
    assertThat(Bilinear.enlarging(16).products(1, 1)).isEqualTo(9L * 32 * 32 / 4);
  }
}
