// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.trainer.training.engine.Tensors;
import org.junit.jupiter.api.Test;

class JointEmbeddingLossTest {

  /**
   * Scores: s_11 = 2, s_12 = 0, s_21 = 1.5, s_22 = 1. Picture to text: max(0, 1 + 0 − 2) + max(0, 1
   * + 1.5 − 1) = 1.5; text to picture: max(0, 1 + 1.5 − 2) + max(0, 1 + 0 − 1) = 0.5; over two.
   */
  @Test
  void loss_ofTwoPairs_byHand() {
    float loss =
        JointEmbeddingLoss.of(
                Tensors.of(new float[] {2, 0, 1.5f, 1}, 2, 2),
                Tensors.of(new float[] {1, 0, 0, 1}, 2, 2))
            .item_float();

    assertThat(loss).isCloseTo(1, within(1e-6f));
  }

  @Test
  void loss_ofPairsFarApart_isZero() {
    float loss =
        JointEmbeddingLoss.of(
                Tensors.of(new float[] {3, 0, 0, 3}, 2, 2),
                Tensors.of(new float[] {1, 0, 0, 1}, 2, 2))
            .item_float();

    assertThat(loss).isZero();
  }
}
