// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Network;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpectralNormTest {

  private static final String NAME = "n.fc.weight";
  private static final Offset<Float> CLOSE = within(1e-5f);

  private final Weights weights =
      Weights.initial(
          List.of(new Network("n", "x", List.of(new Linear("fc", 2, 2, true)))),
          new SplittableRandom(1));
  private SpectralNorm norm;

  /** The singular values of [[3, 0], [0, 1]] are 3 and 1, and u = v = (±1, 0). */
  @BeforeEach
  void findSingularValue() {
    weights.set(NAME, new float[] {3, 0, 0, 1});
    norm = SpectralNorm.of(weights, new SplittableRandom(2));
    for (int i = 0; i < 10; i++) {
      norm.iterate();
    }
  }

  @Test
  void normalised_dividesByTheLargestSingularValue() {
    float[] values = Tensors.values(norm.normalised().tensor(NAME));
    assertThat(values).containsExactly(new float[] {1, 0, 0, 1 / 3f}, CLOSE);
  }

  @Test
  void normalised_leavesBiasesAlone() {
    assertThat(norm.state()).containsOnlyKeys(NAME);
    assertThat(norm.normalised().values("n.fc.bias")).isEqualTo(weights.values("n.fc.bias"));
  }

  @Test
  void gradient_goesThroughTheNorm() {
    norm.normalised().tensor(NAME).sum().backward();
    // Of Σ W / W₁₁: −(W₁₂ + W₂₁ + W₂₂) / W₁₁² = −1/9 for W₁₁, 1 / W₁₁ = 1/3 for the others.
    assertThat(Tensors.values(weights.tensor(NAME).grad()))
        .containsExactly(new float[] {-1 / 9f, 1 / 3f, 1 / 3f, 1 / 3f}, CLOSE);
  }

  @Test
  void restored_goesOnAsIfNothingHadHappened() {
    SpectralNorm other = SpectralNorm.of(weights, new SplittableRandom(3));
    other.state().get(NAME).copy_(norm.state().get(NAME));
    weights.set(NAME, new float[] {1, 2, 3, 4});
    norm.iterate();
    other.iterate();
    assertThat(other.normalised().values(NAME)).isEqualTo(norm.normalised().values(NAME));
  }

  @Test
  void none_isTheWeightsThemselves() {
    assertThat(SpectralNorm.none(weights).normalised().values(NAME))
        .isEqualTo(weights.values(NAME));
  }
}
