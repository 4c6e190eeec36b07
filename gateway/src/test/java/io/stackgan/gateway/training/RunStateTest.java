// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.contracts.TrainingEvent.Position;
import io.stackgan.contracts.TrainingEvent.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunStateTest {

  private final RunState run = new RunState();

  @Test
  void progress_becomesCurves_eachEventOnce() {
    TrainingEvent second = progress(2, 20, 0.5);
    List.of(progress(1, 10, 1.5), second, second).forEach(run::apply);
    RunAnswer.Stage stage = run.answer().stages().get(0);
    assertThat(stage.metrics().get("generator"))
        .containsExactly(new double[] {10, 1.5}, new double[] {20, 0.5});
    assertThat(stage.position().step()).isEqualTo(20);
    assertThat(run.answer().state()).isEqualTo("running");
  }

  @Test
  void curve_staysShort_andKeepsItsShape() {
    for (int i = 1; i <= 5000; i++) {
      run.apply(progress(i, i, i));
    }
    List<double[]> points = run.answer().stages().get(0).metrics().get("generator");
    assertThat(points).hasSizeBetween(250, 600);
    assertThat(points.get(0)[0]).isEqualTo(1);
    assertThat(points.get(points.size() - 1)[0]).isGreaterThan(4900);
  }

  @Test
  void samplesFindingsAndTheRelease_areKept() {
    run.apply(
        TrainingEvent.of("r", 1, Type.GRID, Instant.EPOCH)
            .at("stage1", null)
            .about("training/r/stage1/grids/1.png"));
    run.apply(
        TrainingEvent.of("r", 2, Type.WARNING, Instant.EPOCH)
            .because(new Finding("mode-collapse", "all alike", "try another rate")));
    run.apply(TrainingEvent.of("r", 3, Type.FINISHED, Instant.EPOCH).released("birds"));
    assertThat(run.grid("stage1")).hasValue("training/r/stage1/grids/1.png");
    assertThat(run.grid("stage2")).isEmpty();
    RunAnswer answer = run.answer();
    assertThat(answer.findings()).extracting(Finding::code).containsExactly("mode-collapse");
    assertThat(answer.state()).isEqualTo("finished");
    assertThat(answer.release()).isEqualTo("birds");
    assertThat(answer.stages().get(0).grid()).startsWith("/v1/training/runs/r/grids/stage1");
  }

  private static TrainingEvent progress(long sequence, long step, double loss) {
    return TrainingEvent.of("r", sequence, Type.PROGRESS, Instant.EPOCH)
        .at("stage1", new Position(step, 100, 1, 2, 3))
        .measured(Map.of("generator", loss));
  }
}
