// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertThat(stage)
        .isEqualTo(new StageSettings(128, 64, 0, 64, 600, 0, 2e-4, 2e-4, 100, 2, 0, 4, 1, 0));
    StageSettings coco = settings("paper-coco", Map.of()).stage2();
    assertThat(coco)
        .isEqualTo(new StageSettings(192, 96, 2, 64, 120, 0, 2e-4, 2e-4, 20, 2, 0, 4, 1, 0));
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
}
