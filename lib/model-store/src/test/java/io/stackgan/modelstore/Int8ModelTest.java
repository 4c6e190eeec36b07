// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Int8ModelTest {

  private static final String MODEL = "stage1/model-int8.onnx";
  private static final String GOLDEN = "stage1/golden/image-int8.f32";

  @TempDir Path folder;

  private static Int8Model model(String path) {
    return new Int8Model(path, Map.of("image", GOLDEN), 36.5, 1.8, true, List.of());
  }

  private ReleaseFile file(String path) throws IOException {
    Files.writeString(folder.resolve(path), path);
    return ReleaseFile.of(folder, path);
  }

  private ReleaseManifest withInt8() throws IOException {
    ReleaseManifest manifest = SampleRelease.in(folder, "one");
    Map<String, ReleaseComponent> components = new HashMap<>(manifest.components());
    components.compute(
        "stage1",
        (name, stage) -> {
          try {
            return stage.withInt8(model(MODEL), List.of(file(MODEL), file(GOLDEN)));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    return manifest.withComponents(components);
  }

  @Test
  void manifest_survivesWithIt() throws IOException {
    ReleaseManifest manifest = withInt8();

    assertThat(ReleaseJson.manifest(ReleaseJson.encode(manifest))).isEqualTo(manifest);
  }

  @Test
  void manifest_withoutIt_saysNothingOfIt() throws IOException {
    byte[] json = ReleaseJson.encode(SampleRelease.in(folder, "one"));

    assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("int8");
    assertThat(ReleaseJson.manifest(json).component("stage1").int8()).isNull();
  }

  @Test
  void anotherOne_replacesIt() throws IOException {
    ReleaseComponent stage = withInt8().component("stage1");

    ReleaseComponent again = stage.withInt8(model(MODEL), List.of(file(MODEL), file(GOLDEN)));

    assertThat(again).isEqualTo(stage);
  }

  @Test
  void fileThatTheReleaseDoesNotList_isRefused() throws IOException {
    ReleaseComponent stage = withInt8().component("stage1");

    assertThatThrownBy(() -> stage.withInt8(model("stage1/other.onnx"), List.of()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("stage1/other.onnx is not in files");
  }
}
