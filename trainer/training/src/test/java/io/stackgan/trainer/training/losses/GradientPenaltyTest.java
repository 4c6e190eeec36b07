// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.networks.Discriminator;
import io.stackgan.networks.Layer.ConcatInput;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class GradientPenaltyTest {

  /** logit = a·Σ wᵢ xᵢ + b·Σ tⱼ eⱼ, with (a, b) the logit layer's weights. */
  private static Discriminator linear() {
    return new Discriminator(
        new Network("d", Discriminator.IMAGE_INPUT, List.of(new Conv2d("w", 3, 1, 1, 1, 0))),
        new Network("d", "embedding", List.of(new Linear("t", 2, 1, false))),
        new Network(
            "d",
            Discriminator.FEATURES_INPUT,
            List.of(
                new ConcatInput(Discriminator.TEXT_INPUT, 1), new Conv2d("logit", 2, 1, 1, 1, 0))));
  }

  @Test
  void penalty_byHand() {
    Weights weights = Weights.initial(Judge.networks(linear()), new SplittableRandom(1));
    weights.set("d.w.weight", new float[] {1, 2, 3});
    weights.set("d.t.weight", new float[] {4, 5});
    weights.set("d.logit.weight", new float[] {2, 3});
    Tensor images = Tensors.of(new float[] {9, 8, 7, 6, 5, 4}, 2, 3, 1, 1);
    Tensor texts = Tensors.of(new float[] {1, 1, 0, 2}, 2, 2);
    Tensor penalty = GradientPenalty.of(new Judge(linear(), weights), images, texts);
    // ∇ₓ = 2·(1, 2, 3) and ∇ₑ = 3·(4, 5): ½ (4·14 + 9·41)
    assertThat(penalty.item_float()).isEqualTo(212.5f, within(1e-3f));
    penalty.backward();
    // a·‖w‖² = 2·14 and b·‖t‖² = 3·41
    assertThat(Tensors.values(weights.tensor("d.logit.weight").grad()))
        .containsExactly(new float[] {28, 123}, within(1e-3f));
  }

  @Test
  void gradient_throughBatchNormByFiniteDifferences() {
    Discriminator discriminator = Discriminator.stage1(4, 2);
    Weights weights = Weights.initial(Judge.networks(discriminator), new SplittableRandom(7));
    SplittableRandom random = new SplittableRandom(8);
    Tensor images = normal(random, 2, 3, 64, 64);
    Tensor texts = normal(random, 2, 4);
    Judge judge = new Judge(discriminator, weights);
    GradientPenalty.of(judge, images, texts).backward();
    String name = "stage1.discriminator.head.join.bn.weight";
    float analytic = Tensors.values(weights.tensor(name).grad())[3];
    float[] values = weights.values(name);
    float above = penalty(judge, name, shifted(values, 0.02f), images, texts);
    float below = penalty(judge, name, shifted(values, -0.02f), images, texts);
    assertThat((above - below) / 0.04f).isCloseTo(analytic, Percentage.withPercentage(2));
  }

  private static float[] shifted(float[] values, float by) {
    float[] shifted = values.clone();
    shifted[3] += by;
    return shifted;
  }

  private static float penalty(
      Judge judge, String name, float[] values, Tensor images, Tensor texts) {
    judge.weights().set(name, values);
    return GradientPenalty.of(judge, images, texts).item_float();
  }

  private static Tensor normal(SplittableRandom random, long... shape) {
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensors.of(values, shape);
  }
}
