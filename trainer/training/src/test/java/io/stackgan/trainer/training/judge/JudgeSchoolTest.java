// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor;
import io.stackgan.trainer.dataset.birds.DrawnBirds;
import io.stackgan.trainer.preparation.WordPairs;
import io.stackgan.trainer.training.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeSchoolTest {

  private static final int EMBEDDING = new WordPairs().dimension();

  @TempDir static Path folder;

  private static final List<String> LOG = new ArrayList<>();
  private static Path judges;

  @BeforeAll
  static void teach() throws IOException {
    Path birds = folder.resolve("birds");
    new DrawnBirds(1).draw(birds, 100, 2, count -> {});
    judges = folder.resolve("judges");
    new JudgeSchool(birds, judges, 1, LOG::add)
        .run(folder.resolve("cache"), new JudgeSchool.Lengths(30, 1), 1);
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
  void picturesAndCaptions_endInTheSameSpace() {
    Tensor.Floats caption = new Tensor.Floats(new long[] {2, EMBEDDING}, new float[2 * EMBEDDING]);

    assertThat(run("picture-match.onnx", "image", picture()).shape())
        .containsExactly(1, JudgeNetworks.SPACE);
    assertThat(run("caption-match.onnx", "embedding", caption).shape())
        .containsExactly(2, JudgeNetworks.SPACE);
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

  private static Tensor.Floats run(String model, String input, Tensor.Floats values) {
    try (OnnxModel onnx = OnnxModel.load(judges.resolve(model), InferenceConfig.cpu(1))) {
      return onnx.run(Map.of(input, values)).get("output");
    }
  }
}
