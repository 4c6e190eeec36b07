// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor;
import io.stackgan.trainer.dataset.birds.DrawnBirds;
import io.stackgan.trainer.training.engine.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeSchoolTest {

  @TempDir static Path folder;

  private static final List<String> LOG = new ArrayList<>();
  private static Path judges;

  @BeforeAll
  static void teach() throws IOException {
    Path birds = folder.resolve("birds");
    new DrawnBirds(1).draw(birds, 100, 2, count -> {});
    judges = folder.resolve("judges");
    new JudgeSchool(birds, judges, 1, LOG::add)
        .run(folder.resolve("cache"), new JudgeSchool.Lengths(30, 1, 1), 1);
  }

  @Test
  void colours_areLearned() {
    double first = 12 * Math.log(11);

    String last =
        LOG.stream().filter(line -> line.startsWith("colours: step 30 of 30")).findAny().get();
    double loss = Double.parseDouble(last.replaceAll(".*loss ", ""));
    assertThat(loss).isLessThan(0.8 * first);
  }

  @Test
  void description_saysWhatTheOutputsMeanAndHowReliableTheyAre() throws IOException {
    JsonNode description =
        new ObjectMapper().readTree(judges.resolve("part-colours.json").toFile());
    int outputs = 0;
    for (JsonNode colours : description.get("colours")) {
      outputs += colours.size();
    }

    assertThat(description.get("colours").get("crown")).hasSizeBetween(2, 11);
    assertThat(description.get("accuracy").get("wing").asDouble()).isBetween(0.0, 1.0);
    assertThat(run("part-colours.onnx", "image", picture()).shape()).containsExactly(1, outputs);
  }

  @Test
  void picturesAndCaptions_endInTheSameSpace() throws IOException {
    long[] pictures = run("picture-match.onnx", "image", picture()).shape();

    assertThat(run("caption-match.onnx", "words", caption(judges)).shape())
        .containsExactly(2, pictures[1]);
  }

  @Test
  void whatIsSeenOfADrawnBird_areProbabilitiesOfEachTrait() {
    float[] seen = run("picture-match.onnx", "image", picture()).values();

    double sum = 0;
    for (float probability : seen) {
      assertThat(probability).isBetween(0f, 1f);
      sum += probability;
    }
    assertThat(sum).isCloseTo(12 + 4, within(1e-3));
  }

  @Test
  void picturesOfWhichNothingIsKnown_areLookedAtByNetworksThatLearnAlong() throws IOException {
    Path birds = folder.resolve("unknown");
    new DrawnBirds(1).draw(birds, 60, 2, count -> {});
    Files.delete(birds.resolve("attributes.jsonl"));
    Path others = folder.resolve("others");

    new JudgeSchool(birds, others, 1, LOG::add)
        .run(folder.resolve("cache"), new JudgeSchool.Lengths(0, 0, 1), 1);

    assertThat(others.resolve("part-colours.onnx")).doesNotExist();
    assertThat(run(others, "picture-match.onnx", "image", picture()).shape())
        .containsExactly(1, JudgeNetworks.SPACE);
    assertThat(run(others, "caption-match.onnx", "words", caption(others)).shape())
        .containsExactly(2, JudgeNetworks.SPACE);
  }

  @Test
  void lessonThatWasLeftOut_isMissed() {
    JudgeSchool school =
        new JudgeSchool(folder.resolve("birds"), folder.resolve("none"), 1, x -> {});

    assertThatThrownBy(
            () -> school.run(folder.resolve("cache"), new JudgeSchool.Lengths(0, 0, 1), 1))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("part-colours.onnx is missing");
  }

  @Test
  void dataWithoutAttributes_isRefused() {
    assertThatThrownBy(() -> PartColours.read(folder))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("draw-birds");
  }

  private static Tensor.Floats picture() {
    return new Tensor.Floats(new long[] {1, 3, 64, 64}, new float[3 * 64 * 64]);
  }

  private static Tensor.Floats caption(Path folder) throws IOException {
    JsonNode description = new ObjectMapper().readTree(folder.resolve("match.json").toFile());
    int words = description.get("words").size();
    return new Tensor.Floats(new long[] {2, words}, new float[2 * words]);
  }

  private static Tensor.Floats run(String model, String input, Tensor.Floats values) {
    return run(judges, model, input, values);
  }

  private static Tensor.Floats run(Path folder, String model, String input, Tensor.Floats values) {
    try (OnnxModel onnx = OnnxModel.load(folder.resolve(model), InferenceConfig.cpu(1))) {
      return onnx.run(Map.of(input, values)).get("output");
    }
  }
}
