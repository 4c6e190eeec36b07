// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed, resumed or moved end like one that ran through: in float32, one thread. */
class KilledRunIT {

  private static final List<String> STAGES = List.of("stage1", "stage2");
  private static final Pattern GOES_ON = Pattern.compile("stage(.) goes on from step (\\d+)");

  @TempDir static Path folder;

  private static TinyTraining training;
  private static Path runs;

  @BeforeAll
  static void runThrough() throws Exception {
    training = TinyTraining.in(folder);
    runs = folder.resolve("runs");
    TrainingProcess whole = start(runs, "whole", Map.of());
    assertThat(whole.exitCode()).as(whole::output).isZero();
  }

  private static TrainingProcess start(
      Path runs, String run, Map<String, String> environment, String... more) throws IOException {
    List<String> settings = List.of("stage1.epochs=8", "stage2.epochs=8", "checkpoint-minutes=0");
    return training.start(runs, run, environment, settings, more);
  }

  @Test
  void runKilledInEitherStage_endsLikeOneThatRanThrough() throws Exception {
    TrainingProcess first = start(runs, "killed", Map.of());
    first.await(checkpoint("stage1", "killed"));
    first.kill();
    TrainingProcess second = start(runs, "killed", Map.of(), "--resume");
    second.await(checkpoint("stage2", "killed"));
    second.kill();
    TrainingProcess third = start(runs, "killed", Map.of(), "--resume");
    assertThat(third.exitCode()).as(third::output).isZero();
    // There was a checkpoint, so the stage did not begin anew.
    assertThat(stepsDone(second, "1")).isPositive();
    assertThat(stepsDone(third, "2")).isPositive();
    assertSameAsWhole(runs.resolve("killed"));
  }

  @Test
  void runStoppedHere_goesOnElsewhere() throws Exception {
    Map<String, String> store =
        Map.of(
            "STACKGAN_STORE_TYPE",
            "folder",
            "STACKGAN_STORE_FOLDER",
            folder.resolve("store").toString());
    TrainingProcess here = start(runs, "moved", store);
    here.await(checkpoint("stage2", "moved"));
    here.stop();
    Path elsewhere = folder.resolve("elsewhere");
    TrainingProcess there = start(elsewhere, "moved", store, "--resume");
    assertThat(there.exitCode()).as(there::output).isZero();
    assertThat(there.output()).contains("The run moved comes from the object store");
    assertSameAsWhole(elsewhere.resolve("moved"));
  }

  private static Path checkpoint(String stage, String run) {
    return runs.resolve(run).resolve(stage).resolve("checkpoint.safetensors");
  }

  private static int stepsDone(TrainingProcess process, String stage) {
    Matcher lines = GOES_ON.matcher(process.output());
    while (lines.find()) {
      if (lines.group(1).equals(stage)) {
        return Integer.parseInt(lines.group(2));
      }
    }
    throw new AssertionError("Stage " + stage + " began anew:\n" + process.output());
  }

  private static void assertSameAsWhole(Path run) throws IOException {
    Path whole = runs.resolve("whole");
    for (String stage : STAGES) {
      assertThat(losses(run.resolve(stage)))
          .hasSizeGreaterThan(1)
          .isEqualTo(losses(whole.resolve(stage)));
      Path model = Path.of("release", stage, "model.onnx");
      assertThat(run.resolve(model)).hasSameBinaryContentAs(whole.resolve(model));
    }
  }

  /** Every line of the metrics without its third column, the seconds. */
  private static List<String> losses(Path stage) throws IOException {
    return Files.readAllLines(stage.resolve("metrics.csv")).stream()
        .map(line -> line.replaceFirst("^([^,]*,[^,]*),[^,]*,", "$1,"))
        .toList();
  }
}
