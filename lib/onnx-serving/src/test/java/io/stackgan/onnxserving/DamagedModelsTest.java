// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no whole ONNX graph are refused by the loader, and end no process. */
class DamagedModelsTest {

  private static final int FILES = 1_000;

  /** Header, names of inputs, first nodes: what is read before the weights. */
  private static final int HEADER = 512;

  @TempDir Path folder;

  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    new TinyRelease("a", 1, folder.resolve("a")).write();
    whole = Files.readAllBytes(folder.resolve("a/stage2/model.onnx"));
  }

  @Test
  void damagedModel_isRefusedOrLoads() throws IOException {
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      Path file = Files.write(folder.resolve("model.onnx"), damaged(random));
      try (OnnxModel model = OnnxModel.load(file, InferenceConfig.cpu(1))) {
        assertThat(model.inputs()).isNotNull();
      } catch (ModelLoadException e) {
        assertThat(e).hasMessageContaining("model.onnx");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(FILES / 2);
  }

  /** Cut off in one case of eight; otherwise with a few bytes of its beginning changed. */
  private byte[] damaged(Random random) {
    if (random.nextInt(8) == 0) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
    byte[] damaged = whole.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      damaged[random.nextInt(Math.min(HEADER, whole.length))] = (byte) random.nextInt(256);
    }
    return damaged;
  }
}
