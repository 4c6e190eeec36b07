// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Network;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AveragedWeightsTest {

  private static final String NAME = "n.fc.weight";

  private static Weights weights(float value) {
    Network network = new Network("n", "x", List.of(new Linear("fc", 1, 1, false)));
    Weights weights = Weights.initial(List.of(network), new SplittableRandom(1));
    weights.set(NAME, new float[] {value});
    return weights;
  }

  @Test
  void follow_late() {
    AveragedWeights average = new AveragedWeights(weights(1), 0.9);
    average.follow(weights(2), 1_000_000);
    assertThat(average.weights().values(NAME)[0]).isCloseTo(1.1f, within(1e-6f));
  }

  @Test
  void follow_firstStep() {
    AveragedWeights average = new AveragedWeights(weights(1), 0.9);
    average.follow(weights(2), 0);
    // (1 + 0) / (10 + 0) of the old is kept.
    assertThat(average.weights().values(NAME)[0]).isCloseTo(1.9f, within(1e-6f));
  }

  @Test
  void follow_withoutDecay() {
    AveragedWeights average = new AveragedWeights(weights(1), 0);
    average.follow(weights(2), 5);
    assertThat(average.weights().values(NAME)[0]).isEqualTo(2);
  }
}
