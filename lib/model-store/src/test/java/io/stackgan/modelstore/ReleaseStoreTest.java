// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseStoreTest {

  private static final String JSON = "application/json";

  @TempDir Path temporary;
  private Path folder;
  private Path cache;
  private ObjectStore objects;
  private ReleaseStore releases;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(temporary.resolve("release"));
    cache = temporary.resolve("cache");
    objects = new FolderObjectStore(temporary.resolve("store"));
    releases = new ReleaseStore(objects);
  }

  @Test
  void publish_new() throws IOException {
    ReleaseManifest manifest = SampleRelease.published(releases, folder, "one");
    assertThat(releases.manifest("one")).hasValue(manifest);
    assertThat(releases.list()).containsExactly(manifest);
    assertThat(objects.get("models/one/stage1/model.onnx"))
        .hasValue("content of stage1/model.onnx".getBytes(UTF_8));
  }

  @Test
  void publish_sameAgain() throws IOException {
    ReleaseManifest manifest = SampleRelease.published(releases, folder, "one");
    releases.publish(manifest, folder);
    assertThat(releases.list()).containsExactly(manifest);
  }

  @Test
  void publish_otherContentUnderTheSameId() throws IOException {
    ReleaseManifest manifest = SampleRelease.published(releases, folder, "one");
    Files.writeString(folder.resolve("stage1/model.onnx"), "another model");
    ReleaseManifest other = SampleRelease.in(folder, "one");
    assertThatThrownBy(() -> releases.publish(other, folder))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("publish under another id");
    assertThat(releases.manifest("one")).hasValue(manifest);
    assertThat(releases.fetch("one", "stage1", cache).resolve("model.onnx"))
        .hasContent("content of stage1/model.onnx");
  }

  @Test
  void publish_fileMissing() throws IOException {
    ReleaseManifest manifest = SampleRelease.in(folder, "one");
    Files.delete(folder.resolve("stage2/model.onnx"));
    assertRefused(manifest, "stage2/model.onnx is missing");
  }

  @Test
  void publish_fileCutOff() throws IOException {
    ReleaseManifest manifest = SampleRelease.in(folder, "one");
    Files.writeString(folder.resolve("stage2/model.onnx"), "content");
    assertRefused(manifest, "stage2/model.onnx has 7 bytes, not 28");
  }

  @Test
  void publish_fileOfAnotherContent() throws IOException {
    ReleaseManifest manifest = SampleRelease.in(folder, "one");
    Files.writeString(folder.resolve("stage2/model.onnx"), "CONTENT OF STAGE2/MODEL.ONNX");
    assertRefused(manifest, "stage2/model.onnx has another sha256");
  }

  /** The files are there, the manifest that makes them a release is not. */
  @Test
  void publish_crashed() throws IOException {
    ReleaseManifest manifest = SampleRelease.in(folder, "one");
    objects.put("models/one/stage1/model.onnx", new byte[3], JSON);
    assertThat(releases.list()).isEmpty();
    assertThat(releases.manifest("one")).isEmpty();
    assertThatThrownBy(() -> releases.promote("one")).isInstanceOf(ReleaseException.class);

    releases.publish(manifest, folder);
    assertThat(releases.fetch("one", "stage1", cache).resolve("model.onnx"))
        .hasContent("content of stage1/model.onnx");
  }

  @Test
  void list_oneThatCannotBeRead() throws IOException {
    ReleaseManifest manifest = SampleRelease.published(releases, folder, "one");
    objects.put("models/broken/release.json", "{".getBytes(UTF_8), JSON);
    objects.put("models/two/release.json", ReleaseJson.encode(manifest), JSON);
    assertThat(releases.list()).containsExactly(manifest);
    assertThatThrownBy(() -> releases.manifest("two"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("names another release: one");
  }

  @Test
  void manifest_unknown() {
    assertThat(releases.manifest("nothing")).isEmpty();
    assertThat(releases.manifest("../aliases")).isEmpty();
    assertThat(releases.manifest("aliases")).isEmpty();
  }

  private void assertRefused(ReleaseManifest manifest, String message) {
    assertThatThrownBy(() -> releases.publish(manifest, folder))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(message);
    assertThat(releases.list()).isEmpty();
  }
}
