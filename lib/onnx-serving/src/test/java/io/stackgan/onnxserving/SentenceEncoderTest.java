// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceEncoderTest {

  @TempDir static Path folder;

  private static SentenceEncoder encoder;

  @BeforeAll
  static void load() throws IOException {
    encoder = SentenceEncoder.load(MiniLm.unpack(folder), InferenceConfig.cpu(1));
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void embedding_hasUnitLength() {
    float[] embedding = encoder.encode(List.of("this bird has a red crown"))[0];

    assertThat(embedding).hasSize(384);
    assertThat(dot(embedding, embedding)).isCloseTo(1, within(1e-6));
  }

  @Test
  void embeddings_ofLikeCaptions_areCloserThanOfUnlikeOnes() {
    float[][] vectors =
        encoder.encode(
            List.of(
                "a small bird with a red head",
                "this little bird has a crimson crown",
                "the quarterly report is due on Friday"));

    assertThat(dot(vectors[0], vectors[1])).isGreaterThan(0.6);
    assertThat(dot(vectors[0], vectors[2])).isLessThan(0.2);
  }

  @Test
  void embedding_isTheSameBits_aloneAndInAnyBatch() {
    List<String> prompts = prompts(64);
    float[][] alone = new float[64][];
    for (int i = 0; i < 64; i++) {
      alone[i] = encoder.encode(List.of(prompts.get(i)))[0];
    }

    for (int round = 0; round < 4; round++) {
      List<Integer> order = shuffled(64, round).subList(0, 64 >> round);
      float[][] batch = encoder.encode(order.stream().map(prompts::get).toList());
      for (int i = 0; i < order.size(); i++) {
        assertThat(batch[i]).isEqualTo(alone[order.get(i)]);
      }
    }
  }

  @Test
  void longText_isCutAtTheLastToken() {
    String words = "red ".repeat(254).strip();

    float[][] vectors = encoder.encode(List.of(words, words + " blue green"));

    assertThat(vectors[1]).isEqualTo(vectors[0]);
  }

  @Test
  void emptyBatch_givesNothing() {
    assertThat(encoder.encode(List.of())).isEmpty();
  }

  @Test
  void missingTokenizer_isNamed(@TempDir Path other) throws IOException {
    Files.createLink(other.resolve("model.onnx"), folder.resolve("model.onnx"));

    assertThatThrownBy(() -> SentenceEncoder.load(other, InferenceConfig.cpu(1)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("tokenizer.json");
  }

  private static List<String> prompts(int count) {
    Random random = new Random(3);
    String[] words = "a bird with red blue wings and small pointed bill that sings".split(" ");
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder prompt = new StringBuilder("the");
      for (int word = 0; word < i; word++) {
        prompt.append(' ').append(words[random.nextInt(words.length)]);
      }
      prompts.add(prompt.toString());
    }
    return prompts;
  }

  private static List<Integer> shuffled(int count, int seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
