// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.trainer.training.engine.Tensors;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class LossesTest {

  private static final Offset<Float> CLOSE = within(1e-6f);

  private static Tensor logits(float... values) {
    return Tensors.of(values, values.length, 1, 1, 1);
  }

  @Test
  void crossEntropy_logitsOfZero() {
    assertThat(Losses.crossEntropy(logits(0, 0), 1).item_float()).isEqualTo(0.693147f, CLOSE);
    assertThat(Losses.crossEntropy(logits(0), 0).item_float()).isEqualTo(0.693147f, CLOSE);
  }

  @Test
  void crossEntropy_smoothedTarget() {
    // ln(1 + e²) − 0.9·2
    assertThat(Losses.crossEntropy(logits(2), 0.9).item_float()).isEqualTo(0.326928f, CLOSE);
  }

  @Test
  void crossEntropy_largeLogits() {
    assertThat(Losses.crossEntropy(logits(100), 1).item_float()).isEqualTo(0, CLOSE);
    assertThat(Losses.crossEntropy(logits(100), 0).item_float()).isEqualTo(100, CLOSE);
  }

  @Test
  void divergence_isMeanOverBatchAndDimensions() {
    Tensor mean = Tensors.of(new float[] {1, 0, 0, 0}, 2, 2);
    Tensor logVariance = Tensors.of(new float[] {0, 0, 1, 0}, 2, 2);
    // −½ (1 + 0 − 1 − 1) = ½ and −½ (1 + 1 − e) = 0.359141, the others 0; a quarter of the sum
    assertThat(Losses.divergence(mean, logVariance).item_float()).isEqualTo(0.214785f, CLOSE);
  }

  @Test
  void discriminator_halvesTheTwoWrongOnes() {
    // ln(1 + e⁻¹) + ½ (ln 2 + ln(1 + e))
    assertThat(
            AdversarialLoss.CROSS_ENTROPY
                .discriminator(logits(1), logits(0), logits(1), 1)
                .item_float())
        .isEqualTo(1.316466f, CLOSE);
  }

  @Test
  void hinge_countsWhatIsWithinTheMargin() {
    // max(0, 1 − 2), max(0, 1 − 0.5) and max(0, 1 + 1), averaged
    assertThat(Losses.hinge(logits(2, 0.5f, -1), 1).item_float()).isEqualTo(2.5f / 3, CLOSE);
    // max(0, 1 + 2), max(0, 1 + 0.5) and max(0, 1 − 1), averaged
    assertThat(Losses.hinge(logits(2, 0.5f, -1), -1).item_float()).isEqualTo(1.5f, CLOSE);
  }

  @Test
  void hinge_ofBothNetworks() {
    AdversarialLoss hinge = AdversarialLoss.HINGE;
    // 0.5 + ½ (1 + 2), whatever the label
    assertThat(hinge.discriminator(logits(0.5f), logits(0), logits(1), 0.9).item_float())
        .isEqualTo(2, CLOSE);
    assertThat(hinge.generator(logits(3, -1)).item_float()).isEqualTo(-1, CLOSE);
  }

  @Test
  void unfaithfulness_comparesMeansOfBlocks() {
    float[] ramp = new float[16];
    for (int i = 0; i < 16; i++) {
      ramp[i] = i;
    }
    Tensor image = Tensors.of(ramp, 1, 1, 4, 4);
    Tensor sketch = Tensors.of(new float[] {7}, 1, 1, 1, 1);
    // The mean of 0 … 15 is 7.5.
    assertThat(Losses.unfaithfulness(image, sketch).item_float()).isEqualTo(0.5f, CLOSE);
  }
}
