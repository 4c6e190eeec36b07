// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

  @TempDir Path folder;

  @Test
  void brokenFile_isNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), "this is no graph");

    assertThatThrownBy(() -> OnnxModel.load(file, InferenceConfig.cpu(1)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void missingFile_isNamed() {
    Path file = folder.resolve("model.onnx");

    assertThatThrownBy(() -> OnnxModel.load(file, InferenceConfig.cpu(1)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void absentGpu_isAnErrorThatSaysWhatToDo() throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), "never read");

    assertThatThrownBy(() -> OnnxModel.load(file, InferenceConfig.of(DeviceChoice.GPU, 1)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("set the device to auto or cpu");
  }

  @Test
  void longCommandLine_isAnErrorAndNoCrash() throws IOException {
    Path file = Files.write(folder.resolve("cmdline"), new byte[4096]);

    assertThatThrownBy(() -> OnnxEngine.requireShortCommandLine(file))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("CLASSPATH");
  }
}
