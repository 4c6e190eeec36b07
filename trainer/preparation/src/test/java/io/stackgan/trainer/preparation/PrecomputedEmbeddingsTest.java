// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Layout;
import io.stackgan.trainer.dataset.ReadReport;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.dataset.SplitOrigin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecomputedEmbeddingsTest {

  private static final List<String> NAMES = List.of("001.Robin/a", "002.Wren/b");

  @TempDir Path folder;

  private final ImageTextDataset dataset =
      new ImageTextDataset(
          "two",
          "0123456789abcdef",
          List.of(sample(0, "a red bird", "a bird"), sample(1, "a wren", "a small bird")),
          List.of("robin", "wren"),
          new ReadReport(Layout.PICKLES, SplitOrigin.NAMED, 1, 1, 2, 4, List.of()));

  private static Sample sample(int index, String... captions) {
    return new Sample(
        NAMES.get(index),
        Path.of("none"),
        index,
        Optional.empty(),
        List.of(captions),
        index == 0 ? Split.TRAIN : Split.TEST);
  }

  @Test
  void matrix_isInTheOrderOfTheCaptions() throws IOException {
    Path file =
        safetensors("{\"e\":{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[0,32]}}", 8);
    PrecomputedEmbeddings embeddings = PrecomputedEmbeddings.read(file, dataset);

    assertThat(embeddings.dimension()).isEqualTo(2);
    assertThat(embeddings.encode(List.of("a wren", "a red bird")))
        .isDeepEqualTo(new float[][] {{4, 5}, {0, 1}});
    assertThat(embeddings.name()).startsWith("precomputed-");
  }

  @Test
  void vectors_areFoundByTheirCaption() throws IOException {
    String header =
        "{\"a wren\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a bird\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
            + "\"a red bird\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}%s}";
    Path missing = safetensors(header.formatted(""), 4);
    assertThatThrownBy(() -> PrecomputedEmbeddings.read(missing, dataset))
        .isInstanceOf(PreparationException.class)
        .hasMessageContaining("no embedding of 'a small bird'");
    String fourth = ",\"a small bird\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}";
    PrecomputedEmbeddings embeddings =
        PrecomputedEmbeddings.read(safetensors(header.formatted(fourth), 4), dataset);

    assertThat(embeddings.encode(List.of("a bird"))).isDeepEqualTo(new float[][] {{1}});
  }

  @Test
  void unknownCaption_isNamed() throws IOException {
    Path file =
        safetensors("{\"e\":{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[0,32]}}", 8);
    PrecomputedEmbeddings embeddings = PrecomputedEmbeddings.read(file, dataset);

    assertThatThrownBy(() -> embeddings.encode(List.of("a purple bird")))
        .isInstanceOf(PreparationException.class)
        .hasMessageContaining("a purple bird");
  }

  @Test
  void faults_areNamed() throws IOException {
    assertRefused(
        safetensors("{\"e\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]}}", 6),
        "has 3 rows, but the data set has 4 captions");
    assertRefused(
        safetensors("{\"e\":{\"dtype\":\"F16\",\"shape\":[4,2],\"data_offsets\":[0,16]}}", 4),
        "save them as float32");
    assertRefused(
        safetensors("{\"e\":{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[0,99]}}", 4),
        "cut off");
    assertRefused(Files.writeString(folder.resolve("x.safetensors"), "no"), "cut off");
    assertRefused(Files.writeString(folder.resolve("x.npy"), "no"), "cannot be read as embeddings");
  }

  @Test
  void pickles_areJoinedByTheirFileNames() throws IOException {
    pickled("train", NAMES.get(0), 1);
    pickled("test", NAMES.get(1), 5);
    Path file = folder.resolve("test/char-CNN-RNN-embeddings.pickle");
    PrecomputedEmbeddings embeddings = PrecomputedEmbeddings.read(file, dataset);

    assertThat(embeddings.encode(List.of("a small bird", "a red bird")))
        .isDeepEqualTo(new float[][] {{7, 8}, {1, 2}});

    Files.delete(folder.resolve("train/char-CNN-RNN-embeddings.pickle"));
    assertRefused(file, "train/char-CNN-RNN-embeddings.pickle is missing");
  }

  /** One image with two embeddings of two numbers, counted up from {@code first}. */
  private void pickled(String side, String name, int first) throws IOException {
    Files.createDirectories(folder.resolve(side));
    Files.writeString(folder.resolve(side + "/filenames.pickle"), "(lS'" + name + "'\na.");
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 4; i++) {
      data.putFloat(first + i);
    }
    StringBuilder text = new StringBuilder();
    for (byte value : data.array()) {
      text.append("\\x%02x".formatted(value));
    }
    Files.writeString(
        folder.resolve(side + "/char-CNN-RNN-embeddings.pickle"),
        "(lcnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR(I1\n(I2\nI2\nt"
            + "cnumpy\ndtype\n(S'f4'\nI0\nI1\ntR(I3\nS'<'\nNNNI-1\nI-1\nI0\ntbI00\nS'"
            + text
            + "'\ntba.");
  }

  private Path safetensors(String header, int floats) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + 4 * floats).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    for (int i = 0; i < floats; i++) {
      bytes.putFloat(i);
    }
    return Files.write(folder.resolve("captions.safetensors"), bytes.array());
  }

  private void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> PrecomputedEmbeddings.read(file, dataset))
        .isInstanceOf(PreparationException.class)
        .hasMessageContaining(reason);
  }
}
