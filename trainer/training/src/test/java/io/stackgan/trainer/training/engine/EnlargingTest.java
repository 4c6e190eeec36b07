// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.UpsampleNearest2x;
import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Forward.Mode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class EnlargingTest {

  private static final String WEIGHT = "n.c.weight";

  private final Conv2d conv = new Conv2d("c", 2, 3, 3, 1, 1);
  private final Network enlarge = new Network("n", "x", List.of(new UpsampleNearest2x()));
  private final Network convolve = new Network("n", "x", List.of(conv));
  private final Network both = new Network("n", "x", List.of(new UpsampleNearest2x(), conv));
  private final Weights weights = Weights.initial(List.of(convolve), new SplittableRandom(1));
  private final Tensor x =
      torch.linspace(new Scalar(-2.0), new Scalar(3.0), 2 * 2 * 5 * 4).sin().reshape(2, 2, 5, 4);

  private Tensor run(Network network, Tensor input) {
    return Forward.run(network, weights, Map.of("x", input), Mode.TRAINING);
  }

  /** Of the sum of squares. */
  private float[] gradient(Tensor picture) {
    weights.forgetGradients();
    picture.square().sum().backward();
    return Tensors.values(weights.tensor(WEIGHT).grad());
  }

  @Test
  void atOnce_equalsOneAfterTheOther() {
    Tensor expected = run(convolve, run(enlarge, x));
    Tensor actual = run(both, x);
    assertThat(actual.shape()).isEqualTo(expected.shape()).containsExactly(2, 3, 10, 8);
    assertThat(Tensors.values(actual)).containsExactly(Tensors.values(expected), within(1e-6f));
  }

  @Test
  void gradient_equalsOneAfterTheOther() {
    float[] expected = gradient(run(convolve, run(enlarge, x)));
    assertThat(gradient(run(both, x))).containsExactly(expected, within(1e-5f));
  }
}
