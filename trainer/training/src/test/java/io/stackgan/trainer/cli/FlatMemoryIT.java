// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.trainer.watching.RunJournal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with checkpoints and grids, by the memory that it says it uses. */
class FlatMemoryIT {

  /** Its whole heap is there from the start, so that what grows is the engine's. */
  private static final Map<String, String> WHOLE_HEAP =
      Map.of("JAVA_TOOL_OPTIONS", "-Xms512m -XX:+AlwaysPreTouch");

  private static final String MEMORY = "memory-megabytes";
  private static final int WARM = 100;

  @TempDir Path folder;

  /**
   * A picture's tensor that each step forgets to free would come to 40 MB in Stage-I, 300 MB in
   * Stage-II.
   */
  @Test
  void memory_isFlatInBothStages() throws Exception {
    List<String> settings =
        List.of(
            "stage1.epochs=50", "stage2.epochs=30", "grid-epochs=10", "checkpoint-minutes=0.02");
    TrainingProcess process =
        TinyTraining.in(folder).start(folder, "long", WHOLE_HEAP, settings, "--no-release");
    assertThat(process.exitCode()).as(process::output).isZero();
    for (String stage : List.of("stage1", "stage2")) {
      List<Double> memory = memory(stage);
      assertThat(memory).as(stage).hasSizeGreaterThan(2);
      assertThat(memory.get(memory.size() - 1))
          .as("%s used %s", stage, memory)
          .isCloseTo(memory.get(0), withinPercentage(3));
    }
  }

  /** In megabytes, after the warm-up. */
  private List<Double> memory(String stage) {
    return RunJournal.read(folder.resolve("long"), 0).stream()
        .filter(event -> event.type() == Type.PROGRESS && stage.equals(event.stage()))
        .filter(event -> event.position().step() >= WARM)
        .map(TrainingEvent::metrics)
        .map(metrics -> metrics.get(MEMORY))
        .toList();
  }
}
