// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Network;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class AdamTest {

  private static final String NAME = "n.fc.weight";

  private final Weights weights =
      Weights.initial(
          List.of(new Network("n", "x", List.of(new Linear("fc", 1, 1, false)))),
          new SplittableRandom(1));

  /** A loss of g·w has the gradient g. */
  private void backward(double gradient) {
    weights.forgetGradients();
    Tensor w = weights.tensor(NAME);
    w.mul(new Scalar(gradient)).sum().backward();
  }

  @Test
  void step_byHand() {
    weights.set(NAME, new float[] {1});
    Adam adam = new Adam(weights);
    backward(2);
    adam.step(0.1);
    // The first step is always α: both corrected moments are the gradient's own.
    assertThat(weights.values(NAME)[0]).isCloseTo(0.9f, within(1e-6f));
    backward(1);
    adam.step(0.1);
    // m̂ = (0.5·1 + 0.5·1) / 0.75, v̂ = (0.999·0.004 + 0.001·1) / (1 − 0.999²)
    assertThat(weights.values(NAME)[0]).isCloseTo((float) (0.9 - 0.0843401), within(1e-5f));
  }

  @Test
  void betas_areNotSwapped() {
    Adam adam = new Adam(weights);
    backward(2);
    adam.step(0.1);
    Map<String, Tensor> state = adam.state();
    assertThat(state.get(NAME + ".m").item_float()).isCloseTo(1f, within(1e-6f));
    assertThat(state.get(NAME + ".v").item_float()).isCloseTo(0.004f, within(1e-6f));
  }
}
