// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class MappedModelsTest {

  private static final List<String> TEXTS =
      List.of("a bird", "a small red bird with a yellow belly and black wings", "");

  @TempDir Path folder;

  private Path model;
  private Path kept;

  @BeforeEach
  void unpack() throws IOException {
    model = MiniLm.unpack(Files.createDirectory(folder.resolve("model")));
    kept = folder.resolve("kept");
  }

  @Test
  void mappedModel_givesTheSameBits() {
    assertThat(encodings(mapped())).isDeepEqualTo(encodings(InferenceConfig.cpu(1)));
  }

  @Test
  void mappedModel_isReadFromItsFile() throws IOException {
    try (CaptionEncoder encoder = CaptionEncoder.load(model, mapped())) {
      encoder.encode(TEXTS);
      assertThat(Files.readString(Path.of("/proc/self/maps")))
          .contains(
              Files.list(kept).filter(Files::isDirectory).findAny().orElseThrow() + "/weights");
    }
  }

  @Test
  void form_isMadeOnce_andAnewForAnotherModel() throws Exception {
    MappedModels models = new MappedModels(kept);
    Path first = models.graph(model.resolve("model.onnx"));
    FileTime made = Files.getLastModifiedTime(first);

    assertThat(models.graph(model.resolve("model.onnx"))).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(made);

    Files.setLastModifiedTime(model.resolve("model.onnx"), FileTime.fromMillis(1));
    assertThat(models.graph(model.resolve("model.onnx"))).isNotEqualTo(first);
  }

  @Test
  void form_thatSomebodyHasLeftHalfMade_isMadeAnew() throws Exception {
    Files.createDirectories(kept.resolve("making"));
    Files.writeString(kept.resolve("making/weights"), "half");

    assertThat(new MappedModels(kept).graph(model.resolve("model.onnx"))).exists();
    assertThat(kept.resolve("making")).doesNotExist();
  }

  @Test
  void damagedForm_isNotNeeded() throws Exception {
    Path graph = new MappedModels(kept).graph(model.resolve("model.onnx"));
    Files.write(graph.resolveSibling("weights"), new byte[10]);

    assertThat(encodings(mapped())).isDeepEqualTo(encodings(InferenceConfig.cpu(1)));
  }

  @Test
  void folderThatCannotBeUsed_isNotNeeded() throws IOException {
    Files.writeString(kept, "a file");

    assertThat(encodings(mapped())).isDeepEqualTo(encodings(InferenceConfig.cpu(1)));
  }

  @Test
  void brokenModel_isNamed() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "this is no graph");

    assertThatThrownBy(() -> OnnxModel.load(broken, mapped()))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(broken.toString());
  }

  private InferenceConfig mapped() {
    return new InferenceConfig.Fixed(DeviceChoice.CPU, 1, PrecisionChoice.FP32, Optional.of(kept));
  }

  private int[][] encodings(InferenceConfig config) {
    try (CaptionEncoder encoder = CaptionEncoder.load(model, config)) {
      float[][] encoded = encoder.encode(TEXTS);
      return IntStream.range(0, encoded.length)
          .mapToObj(row -> bits(encoded[row]))
          .toArray(int[][]::new);
    }
  }

  private static int[] bits(float[] values) {
    return IntStream.range(0, values.length)
        .map(index -> Float.floatToRawIntBits(values[index]))
        .toArray();
  }
}
