// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantisedWeightsTest {

  private final Kernel kernel =
      new Kernel(3, 2, 1, 1, 0, new float[] {127, -63.6f, 0.254f, 0.1f, 0, 0}, new float[3]);

  @Test
  void eachOutput_hasItsOwnScale() {
    QuantisedWeights weights = QuantisedWeights.of(kernel);

    assertThat(weights.bytes()).containsExactly(127, -64, 127, 50, 0, 0);
    assertThat(weights.scales()[0]).isEqualTo(1);
    assertThat(weights.scales()[1]).isEqualTo(0.002f);
  }

  @Test
  void bias_isCountedInProducts() {
    QuantisedWeights weights = QuantisedWeights.of(kernel);

    assertThat(weights.inUnits(new float[] {3, 1, 0}, 0.5f)).containsExactly(6, 1000, 0);
  }
}
