// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseFetchTest {

  private static final String MODEL = "models/one/stage1/model.onnx";

  @TempDir Path temporary;
  private Path cache;
  private ObjectStore objects;
  private ReleaseStore releases;

  @BeforeEach
  void publish() throws IOException {
    cache = temporary.resolve("cache");
    objects = new FolderObjectStore(temporary.resolve("store"));
    releases = new ReleaseStore(objects);
    SampleRelease.published(releases, Files.createDirectory(temporary.resolve("release")), "one");
  }

  @Test
  void fetch_component() {
    Path stage1 = releases.fetch("one", "stage1", cache);
    assertThat(stage1).isEqualTo(cache.resolve("one/stage1"));
    assertThat(stage1.resolve("model.onnx")).hasContent("content of stage1/model.onnx");
    assertThat(stage1.resolve("golden/image.f32")).hasContent("content of stage1/golden/image.f32");
    assertThat(cache.resolve("one/stage2")).doesNotExist();
  }

  @Test
  void fetch_again() throws IOException {
    Path model = releases.fetch("one", "stage1", cache).resolve("model.onnx");
    FileTime marked = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(model, marked);
    releases.fetch("one", "stage1", cache);
    assertThat(Files.getLastModifiedTime(model)).isEqualTo(marked);
  }

  @Test
  void fetch_cacheCorrupt() throws IOException {
    Path model = releases.fetch("one", "stage1", cache).resolve("model.onnx");
    Files.writeString(model, "CONTENT OF STAGE1/MODEL.ONNX");
    releases.fetch("one", "stage1", cache);
    assertThat(model).hasContent("content of stage1/model.onnx");
  }

  @Test
  void fetch_storeCorrupt() {
    objects.put(MODEL, "CONTENT OF STAGE1/MODEL.ONNX".getBytes(), "text/plain");
    assertThatThrownBy(() -> releases.fetch("one", "stage1", cache))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("stage1/model.onnx has another sha256");
    assertThat(cache.resolve("one/stage1/model.onnx")).doesNotExist();
  }

  @Test
  void fetch_storeCutOff() {
    objects.put(MODEL, new byte[3], "text/plain");
    assertThatThrownBy(() -> releases.fetch("one", "stage1", cache))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("stage1/model.onnx has 3 bytes, not 28");
  }

  @Test
  void fetch_storeLacksFile() {
    objects.delete(MODEL);
    assertThatThrownBy(() -> releases.fetch("one", "stage1", cache))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("stage1/model.onnx is missing");
  }

  @Test
  void fetch_unknownRelease() {
    assertThatThrownBy(() -> releases.fetch("two", "stage1", cache))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'two' is not in the store; there are [one]");
  }

  @Test
  void fetch_unknownComponent() {
    assertThatThrownBy(() -> releases.fetch("one", "stage3", cache))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'stage3' is no component");
  }
}
