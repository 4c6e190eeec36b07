// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final List<PodProfile> PODS =
      List.of(new PodProfile(100, 10, 0), new PodProfile(100, 10, 0), new PodProfile(10, 10, 0));

  /** 100 pictures by a last stage of 10 a second. */
  @Test
  void podsThatAreThere_workFromTheFirstSecond() {
    Workload burst = new Workload("burst", 60, List.of(second -> second == 0 ? 100 : 0));
    Timeline timeline = Simulation.fixed(PODS, 4).run(burst);

    assertThat(timeline.completed()).isCloseTo(100, within(1e-6));
    assertThat(timeline.quantile(0, 1)).isBetween(10, 13);
  }

  /** Three starts of 10 s one after the other, or all at once. */
  @Test
  void stagesThatWakeTogether_answerSooner() {
    ScalingRules alone = new ScalingRules(5, 300, 0, 4, 50, 0, 0, 120, 50, 60, 3, 1);
    Workload burst = new Workload("burst", 200, List.of(second -> second == 0 ? 20 : 0));

    int inTurn = run(alone, burst).quantile(0, 1);
    int together = run(alone.withWakeThreshold(50), burst).quantile(0, 1);

    assertThat(inTurn).isGreaterThanOrEqualTo(30);
    assertThat(together).isLessThan(inTurn - 10);
  }

  private static Timeline run(ScalingRules rules, Workload workload) {
    return Simulation.scaled(List.of(rules, rules, rules), PODS, 4).run(workload);
  }

  /** The model's last picture comes when the recording's did. */
  @Test
  void recordedBurst_isWorkedOffAsLongAsItWas() throws Exception {
    RecordedLag recorded = RecordedLag.read(200, Path.of("recordings/burst-of-200.csv"));
    List<PodProfile> profiles =
        recorded.rates().stream().map(rate -> new PodProfile(rate, 15, 3)).toList();
    Workload burst = new Workload("burst", 120, List.of(second -> second == 0 ? 200 : 0));

    int modelled = Simulation.fixed(profiles, 1).run(burst).quantile(0, 1);

    assertThat((double) modelled).isCloseTo(recorded.seconds(), within(5.0));
  }

  @Test
  void manifests_wakeLaterStagesByTheFirstStagesLag() throws Exception {
    Path manifest = Path.of("../k8s/base/autoscaling.yaml");

    assertThat(ScalingRules.read(manifest, "embedding-service").wakes()).isFalse();
    assertThat(ScalingRules.read(manifest, "stage1-service").wakes()).isTrue();
    assertThat(ScalingRules.read(manifest, "stage2-service").wakes()).isTrue();
  }
}
