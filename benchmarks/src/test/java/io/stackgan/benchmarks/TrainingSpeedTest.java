// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** That everything that is measured runs. */
class TrainingSpeedTest {

  @Test
  void everyContender_makesSteps() {
    Map<String, Double> speeds = TrainingSpeed.measure(TrainingSpeed.contenders(4, 2, 2), 1, 1);
    assertThat(speeds).containsOnlyKeys("engine float32", "ours float32", "ours bfloat16");
    assertThat(speeds.values()).allMatch(speed -> speed > 0);
  }
}
