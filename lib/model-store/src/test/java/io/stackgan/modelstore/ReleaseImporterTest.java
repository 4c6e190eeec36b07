// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseImporterTest {

  private static final String MODEL = "encoder/model.onnx";

  @TempDir Path temporary;
  private Path folder;
  private Path classPath;
  private ReleaseStore releases;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(temporary.resolve("release"));
    classPath = Files.createDirectory(temporary.resolve("class-path"));
    releases = new ReleaseStore(new FolderObjectStore(temporary.resolve("store")));
  }

  @Test
  void importFolder_complete() throws IOException {
    ReleaseManifest manifest = write(SampleRelease.in(folder, "one"));
    assertThat(importFolder()).isEqualTo(manifest);
    assertThat(releases.manifest("one")).hasValue(manifest);
  }

  @Test
  void importFolder_fileFromTheClassPath() throws IOException {
    write(borrowing(SampleRelease.in(folder, "one")));
    Files.move(folder.resolve(MODEL), classPath.resolve("model.onnx"));
    importFolder();
    assertThat(releases.fetch("one", "encoder", temporary.resolve("cache")).resolve("model.onnx"))
        .hasContent("content of encoder/model.onnx");
  }

  @Test
  void importFolder_fileNowhere() throws IOException {
    write(borrowing(SampleRelease.in(folder, "one")));
    Files.delete(folder.resolve(MODEL));
    assertThatThrownBy(this::importFolder)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("add the artifact org.example:encoder");
    assertThat(releases.list()).isEmpty();
  }

  @Test
  void importFolder_otherFileOnTheClassPath() throws IOException {
    write(borrowing(SampleRelease.in(folder, "one")));
    Files.delete(folder.resolve(MODEL));
    Files.writeString(classPath.resolve("model.onnx"), "CONTENT OF ENCODER/MODEL.ONNX");
    assertThatThrownBy(this::importFolder)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("encoder/model.onnx has another sha256");
  }

  @Test
  void importFolder_fileMissing() throws IOException {
    write(SampleRelease.in(folder, "one"));
    Files.delete(folder.resolve(MODEL));
    assertThatThrownBy(this::importFolder)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("encoder/model.onnx is missing");
  }

  @Test
  void importFolder_noManifest() {
    assertThatThrownBy(this::importFolder)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release.json is missing");
  }

  @Test
  void stagesOfAnotherEncodersLength_areRefused() throws IOException {
    write(SampleRelease.in(folder, "one"));
    edit("\"dimension\" : 384", "\"dimension\" : 1024");

    assertThatThrownBy(this::importFolder)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("components.stage1")
        .hasMessageContaining("gives 1024 features");
    assertThat(releases.list()).isEmpty();
  }

  @Test
  void stagesWhoseGoldenEmbeddingIsAnotherEncoders_areRefused() throws IOException {
    ReleaseManifest manifest = write(SampleRelease.in(folder, "one"));
    String sha256 = manifest.component("encoder").files().get(2).sha256();
    Path file = folder.resolve("release.json");
    String json = Files.readString(file);
    // The encoder's entry, the first of three that are the same.
    Files.writeString(file, json.replaceFirst(sha256, "0".repeat(64)));

    assertThatThrownBy(this::importFolder)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("another encoder's");
    assertThat(releases.list()).isEmpty();
  }

  private void edit(String from, String to) throws IOException {
    Path file = folder.resolve("release.json");
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  private ReleaseManifest importFolder() throws IOException {
    try (URLClassLoader artifacts =
        new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
      return new ReleaseImporter(releases, artifacts).importFolder(folder);
    }
  }

  private ReleaseManifest write(ReleaseManifest manifest) throws IOException {
    Files.write(folder.resolve("release.json"), ReleaseJson.encode(manifest));
    return manifest;
  }

  /** The same release whose encoder may come from an artifact. */
  private ReleaseManifest borrowing(ReleaseManifest manifest) throws IOException {
    ReleaseComponent encoder = manifest.component("encoder");
    List<ReleaseFile> files = new ArrayList<>(encoder.files());
    files.set(0, ReleaseFile.of(folder, MODEL, "org.example:encoder!/model.onnx"));
    Map<String, ReleaseComponent> components = new LinkedHashMap<>(manifest.components());
    components.put(
        "encoder",
        new ReleaseComponent(
            encoder.kind(),
            encoder.dimension(),
            files,
            encoder.inputs(),
            encoder.outputs(),
            encoder.golden()));
    return new ReleaseManifest(
        manifest.release(),
        manifest.createdAt(),
        components,
        manifest.training(),
        manifest.scores());
  }
}
