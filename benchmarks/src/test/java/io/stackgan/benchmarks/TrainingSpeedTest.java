// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.trainer.training.settings.StageName;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That everything that is measured runs. */
class TrainingSpeedTest {

  @ParameterizedTest
  @EnumSource
  void everyContender_makesSteps(StageName stage) {
    Map<String, Double> speeds =
        TrainingSpeed.measure(TrainingSpeed.contenders(stage, 4, 2, 2), 1, 1);
    assertThat(speeds).containsOnlyKeys("engine float32", "ours float32", "ours bfloat16");
    assertThat(speeds.values()).allMatch(speed -> speed > 0);
  }
}
