// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.networks.Discriminator;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.trainer.training.data.Batch;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.losses.Judge;
import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.training.settings.StageSettings;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class CriticTest {

  private static final int FEATURES = 4;
  private static final int BATCH = 2;

  private final Discriminator discriminator = Discriminator.stage1(FEATURES, 2);
  private final Tensor real = torch.linspace(scalar(-1), scalar(1), 3 * 64 * 64 * BATCH);
  private final Batch batch =
      new Batch(
          real.reshape(BATCH, 3, 64, 64),
          Tensors.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, BATCH, FEATURES),
          Tensors.of(new float[] {8, 7, 6, 5, 4, 3, 2, 1}, BATCH, FEATURES));
  private final Tensor generated = batch.images().mul(batch.images());

  private static Scalar scalar(double value) {
    return new Scalar(value);
  }

  private StageState state(StageSettings settings) {
    return new StageState(
        new Stage1Pictures(Stage1Generator.of(FEATURES, 4)).networks(),
        Judge.networks(discriminator),
        settings,
        ComputeDevice.CPU,
        1);
  }

  private static StageSettings settings(Map<String, String> changes) {
    return Presets.settings(Presets.keys("tiny", changes)).stage1();
  }

  @Test
  void realPictures_areSeenOnceForBothTexts() {
    StageSettings settings = settings(Map.of());
    StageState learning = state(settings);
    new Critic(settings, new Autocast(false), discriminator, learning)
        .learn(batch, generated, 0, new SplittableRandom(1));
    StageState byHand = state(settings);
    Judge judge = new Judge(discriminator, byHand.discriminator());
    judge.features(batch.images());
    judge.features(generated);
    // Each pass moves the running statistics: a third one would show.
    String name = "stage1.discriminator.features.down2.bn.running_mean";
    assertThat(learning.discriminator().values(name))
        .isEqualTo(byHand.discriminator().values(name));
  }

  @Test
  void penalty_isPaidAtIntervals() {
    float[] none = gradient(Map.of(), 0);
    Map<String, String> lazy = Map.of("gradient-penalty", "10", "gradient-penalty-interval", "2");
    assertThat(gradient(lazy, 0)).isNotEqualTo(none);
    assertThat(gradient(lazy, 1)).isEqualTo(none);
  }

  private float[] gradient(Map<String, String> changes, long step) {
    StageSettings settings = settings(changes);
    StageState state = state(settings);
    state.restore(step, 0);
    new Critic(settings, new Autocast(false), discriminator, state)
        .learn(batch, generated, 0, new SplittableRandom(1));
    return Tensors.values(
        state.discriminator().tensor("stage1.discriminator.features.down1.conv.weight").grad());
  }
}
