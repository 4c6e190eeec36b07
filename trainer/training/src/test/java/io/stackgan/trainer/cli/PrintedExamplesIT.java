// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.helpexamples.HelpExamples;
import io.stackgan.trainer.dataset.birds.DrawnBirds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What help shows works as printed, one after the other, on a few birds. */
class PrintedExamplesIT {

  private static final int BIRDS = 100;
  private static final int TERMINATED = 143;

  /** The one that trains for an hour and a half. */
  private static final String LONG = "./stackgan train --data birds --run second ";

  @TempDir static Path folder;

  @BeforeAll
  static void draw() throws IOException {
    new DrawnBirds(1).draw(folder.resolve("birds"), BIRDS, 1, done -> {});
    Files.createDirectories(folder.resolve("releases"));
    Files.createSymbolicLink(folder.resolve("releases/first"), Path.of("../runs/first/release"));
  }

  @Test
  void examples_workOneAfterTheOther() throws Exception {
    for (String example : shortOnes()) {
      List<String> more = new ArrayList<>(lengths(example));
      more.add("--json=outcome.json");
      TrainingProcess process = start(example, more);
      assertThat(process.exitCode()).as("%s%n%s", example, process.output()).isZero();
      assertThat(outcome().path(mark(example)).asText()).as(example).isNotEmpty();
    }
    assertThat(folder.resolve("runs/first/release/stage2/model.onnx")).exists();
    assertThat(folder.resolve("runs/first/report.html")).exists();
    assertThat(folder.resolve("runs/words/encoder/model.onnx")).exists();
    assertThat(folder.resolve("judges/caption-match.onnx")).exists();
    longOne_endsWithACheckpoint();
  }

  /** What a program would look for. */
  private static String mark(String example) {
    return switch (HelpExamples.arguments(example).get(0)) {
      case "train", "quantise" -> "release";
      case "train-encoder" -> "encoder";
      case "train-report" -> "report";
      default -> "judges";
    };
  }

  private static JsonNode outcome() throws IOException {
    Path file = folder.resolve("outcome.json");
    JsonNode outcome = new JsonMapper().readTree(file.toFile());
    Files.delete(file);
    return outcome;
  }

  private static void longOne_endsWithACheckpoint() throws Exception {
    String example = examples().stream().filter(each -> each.startsWith(LONG)).findAny().get();
    TrainingProcess process = start(example, List.of());
    process.await(folder.resolve("runs/second/events.jsonl"));
    assertThat(process.stop()).as(process.output()).isEqualTo(TERMINATED);
    assertThat(process.output()).contains("Stopped. Go on with the same command and --resume");
    assertThat(folder.resolve("runs/second/stage1/checkpoint.safetensors")).exists();
  }

  /** The encoder comes before the run that learns from it. */
  private static List<String> shortOnes() {
    return examples().stream()
        .filter(example -> !example.startsWith(LONG))
        .sorted(Comparator.comparing(example -> !example.contains("train-encoder")))
        .toList();
  }

  private static List<String> examples() {
    return HelpExamples.of(Main.commandLine());
  }

  /** Judges are taught for half an hour, in steps of which each is like the other. */
  private static List<String> lengths(String example) {
    return example.contains("train-judges")
        ? List.of("--colour-steps=1", "--shape-steps=1", "--match-steps=1")
        : List.of();
  }

  private static TrainingProcess start(String example, List<String> more) throws IOException {
    List<String> arguments = new ArrayList<>(HelpExamples.arguments(example));
    arguments.addAll(more);
    return TrainingProcess.start(folder, Map.of(), arguments);
  }
}
