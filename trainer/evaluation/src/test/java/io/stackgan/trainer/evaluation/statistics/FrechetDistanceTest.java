// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {

  @Test
  void independentFeatures_addTheirMeansAndDeviations() {
    Gaussian first = gaussian(new double[] {1, 2}, new double[][] {{4, 0}, {0, 9}});
    Gaussian second = gaussian(new double[] {4, 6}, new double[][] {{1, 0}, {0, 25}});

    // 3² + 4² + (2 − 1)² + (3 − 5)²
    assertThat(FrechetDistance.between(first, second)).isCloseTo(30, within(1e-9));
  }

  @Test
  void correlatedFeatures_useTheRootOfTheProduct() {
    // Both have the eigenvectors (1, 1) and (1, −1); the deviations along them are 2, 1 and 3, 2.
    Gaussian first = gaussian(new double[] {0, 0}, new double[][] {{2.5, 1.5}, {1.5, 2.5}});
    Gaussian second = gaussian(new double[] {0, 0}, new double[][] {{6.5, 2.5}, {2.5, 6.5}});

    assertThat(FrechetDistance.between(first, second)).isCloseTo(2, within(1e-9));
  }

  @Test
  void sameVectors_areAtDistanceZero_evenWhenTheirCovarianceIsSingular() {
    Gaussian flat =
        Gaussian.of(List.of(new float[] {1, 2, 3}, new float[] {2, 4, 6}, new float[] {4, 8, 12}));

    assertThat(FrechetDistance.between(flat, flat)).isCloseTo(0, within(1e-6));
  }

  @Test
  void gaussian_dividesByOneLessThanTheNumber() {
    Gaussian gaussian = Gaussian.of(List.of(new float[] {1, 0}, new float[] {3, 4}));

    assertThat(gaussian.mean()).containsExactly(2, 2);
    assertThat(gaussian.covariance().getData()).isDeepEqualTo(new double[][] {{2, 4}, {4, 8}});
  }

  @Test
  void oneVector_hasNoCovariance() {
    assertThatThrownBy(() -> Gaussian.of(List.of(new float[] {1})))
        .hasMessageContaining("two vectors or more");
  }

  @Test
  void principalComponents_findTheDirectionOfTheSpread() {
    List<float[]> line =
        List.of(new float[] {0, 0, 5}, new float[] {3, 4, 5}, new float[] {6, 8, 5});

    List<float[]> projected = PrincipalComponents.fit(line, 1).project(line);

    assertThat(Math.abs(projected.get(0)[0])).isCloseTo(5, within(1e-5f));
    assertThat(projected.get(1)[0]).isCloseTo(0, within(1e-5f));
    assertThat(projected.get(0)[0]).isEqualTo(-projected.get(2)[0], within(1e-5f));
  }

  @Test
  void principalComponents_areTheSame_whicheverMatrixIsSmaller() {
    List<float[]> few =
        List.of(
            new float[] {0, 0, 1, 5},
            new float[] {3, 4, 2, 1},
            new float[] {6, 9, 0, 2},
            new float[] {1, 7, 4, 4});
    List<float[]> many = new ArrayList<>(few);
    many.addAll(few);

    float[] ofFew = PrincipalComponents.fit(few, 1).project(few).get(2);
    float[] ofMany = PrincipalComponents.fit(many, 1).project(few).get(2);

    assertThat(Math.abs(ofFew[0])).isCloseTo(Math.abs(ofMany[0]), within(1e-4f));
  }

  @Test
  void meanPairwise_countsEveryPairOnce() {
    List<float[]> corners = List.of(new float[] {0, 0}, new float[] {3, 0}, new float[] {0, 4});

    assertThat(Distances.meanPairwise(corners)).isEqualTo((3 + 4 + 5) / 3.0);
    assertThat(Distances.nearest(new float[] {1, 3}, corners)).isEqualTo(2);
  }

  private static Gaussian gaussian(double[] mean, double[][] covariance) {
    return new Gaussian(mean, new Array2DRowRealMatrix(covariance), 2);
  }
}
