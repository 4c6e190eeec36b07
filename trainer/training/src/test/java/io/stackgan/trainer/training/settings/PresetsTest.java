// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.trainer.training.engine.LearningRate;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.losses.AdversarialLoss;
import io.stackgan.trainer.training.losses.Augmentation;
import io.stackgan.trainer.training.losses.Augmentation.Kind;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {

  private static TrainingSettings settings(String preset, Map<String, String> changes) {
    return Presets.settings(Presets.keys(preset, changes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper-birds", "paper-flowers", "paper-coco", "compact", "tiny"})
  void preset_isComplete(String preset) {
    assertThat(settings(preset, Map.of()).stage1().batch()).isPositive();
  }

  @Test
  void paper_isAsPublished() {
    StageSettings stage = settings("paper-birds", Map.of()).stage1();
    assertThat(stage).isEqualTo(published(128, 64, 0, 600, 100));
    StageSettings coco = settings("paper-coco", Map.of()).stage2();
    assertThat(coco).isEqualTo(published(192, 96, 2, 120, 20));
  }

  /** Batch 64, both rates 2e-4, λ = 2, four captions, and nothing that the paper has not. */
  private static StageSettings published(int g, int d, int blocks, int epochs, int halving) {
    return new StageSettings(
        g,
        d,
        blocks,
        64,
        epochs,
        0,
        0,
        2e-4,
        2e-4,
        halving,
        2,
        0,
        0,
        4,
        1,
        1,
        AdversarialLoss.CROSS_ENTROPY,
        false,
        Augmentation.of("none"),
        0,
        1,
        0,
        0,
        1);
  }

  @Test
  void change_ofASettingThatARunOfBeforeLacks() {
    SortedMap<String, String> before = Presets.keys("tiny", Map.of());
    before.keySet().removeIf(key -> key.endsWith("temperature"));
    assertThat(Presets.changed(before, Map.of("temperature", "0.5")))
        .containsEntry("stage1.temperature", "0.5")
        .containsEntry("stage2.temperature", "0.5");
  }

  @Test
  void change_ofOneStageOrBoth() {
    TrainingSettings one = settings("compact", Map.of("stage1.batch", "5"));
    assertThat(one.stage1().batch()).isEqualTo(5);
    assertThat(one.stage2().batch()).isNotEqualTo(5);
    TrainingSettings both = settings("compact", Map.of("batch", "5"));
    assertThat(both.stage1().batch()).isEqualTo(5);
    assertThat(both.stage2().batch()).isEqualTo(5);
  }

  @Test
  void change_ofOneStageIsStrongerThanOfBoth() {
    Map<String, String> changes = Map.of("stage1.batch", "5", "batch", "6");
    assertThat(settings("compact", changes).stage1().batch()).isEqualTo(5);
  }

  @Test
  void change_unknownOrOfTheWrongType() {
    assertThatThrownBy(() -> settings("compact", Map.of("batches", "5")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("batches");
    assertThatThrownBy(() -> settings("compact", Map.of("stage1.batch", "many")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("stage1.batch");
  }

  @ParameterizedTest
  @CsvSource({
    "loss, wasserstein, 'stage1.loss is wrong: wasserstein is not one of cross-entropy, hinge'",
    "augment, blur, 'stage1.augment is wrong: choose none, or some of colour,translation,cutout'",
    "precision, fp16, 'precision is wrong: fp16 is not one of auto, bfloat16, float32'",
    "generator-rate, -1e-4, 'stage1.generator-rate is -1e-4, but it must be above 0'",
    "discriminator-rate, NaN, 'stage1.discriminator-rate is NaN, but it must be above 0'",
    "batch, 0, 'stage1.batch is 0, but it must be 2 or more'",
    "stage2.batch, 1.5, 'stage2.batch is 1.5'",
    "stage2.average-decay, 1, 'stage2.average-decay is 1, but it must be from 0 up to below 1'",
    "real-label, 1.1, 'stage1.real-label is 1.1, but it must be above 0, and at most 1'",
    "gradient-penalty-interval, 0, 'gradient-penalty-interval is 0, but it must be 1 or more'",
    "checkpoint-minutes, -5, 'checkpoint-minutes is -5, but it must be 0 or more'",
    "threads, -1, 'threads is -1, but it must be 0 or more'"
  })
  void change_withoutSense(String key, String value, String message) {
    assertThatThrownBy(() -> settings("compact", Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(message);
  }

  @Test
  void additions_byName() {
    Map<String, String> changes =
        Map.of(
            "loss", "hinge",
            "augment", "translation,cutout",
            "stage2.spectral-norm", "true",
            "gradient-penalty", "0.5");
    TrainingSettings both = settings("compact", changes);
    assertThat(both.stage1().loss()).isEqualTo(AdversarialLoss.HINGE);
    assertThat(both.stage1().augment().kinds()).containsExactly(Kind.TRANSLATION, Kind.CUTOUT);
    assertThat(both.stage1().spectralNorm()).isFalse();
    assertThat(both.stage2().spectralNorm()).isTrue();
    assertThat(both.stage2().gradientPenalty()).isEqualTo(0.5);
  }

  @Test
  void run_ofBeforeASettingCameToBe() {
    Map<String, String> keys = Presets.keys("compact", Map.of());
    keys.keySet().removeIf(key -> key.endsWith("augment"));
    assertThat(Presets.settings(keys).stage1().augment().kinds()).isEmpty();
  }

  @Test
  void preset_unknown() {
    assertThatThrownBy(() -> settings("huge", Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("huge")
        .hasMessageContaining("compact");
  }

  @Test
  void rate_isHalvedOnSchedule() {
    assertThat(LearningRate.factor(99, 100)).isEqualTo(1);
    assertThat(LearningRate.factor(100, 100)).isEqualTo(0.5);
    assertThat(LearningRate.factor(599, 100)).isEqualTo(1.0 / 32);
    assertThat(LearningRate.factor(599, 0)).isEqualTo(1);
  }

  @Test
  void rate_fadesOverTheLastSteps() {
    assertThat(LearningRate.fade(100, 4)).isEqualTo(1);
    assertThat(LearningRate.fade(4, 4)).isEqualTo(1);
    assertThat(LearningRate.fade(3, 4)).isEqualTo(0.75);
    assertThat(LearningRate.fade(1, 4)).isEqualTo(0.25);
    assertThat(LearningRate.fade(1, 0)).isEqualTo(1);
  }
}
