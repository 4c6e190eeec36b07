// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small release in a folder. Its files hold a few bytes: nothing here looks into a model. */
final class SampleRelease {

  private static final Instant CREATED = Instant.parse("2026-01-31T12:00:00Z");

  private SampleRelease() {}

  static ReleaseManifest in(Path folder, String release) throws IOException {
    Map<String, ReleaseComponent> components = new LinkedHashMap<>();
    components.put("encoder", encoder(folder));
    components.put("stage1", stage(folder, "stage1", 64));
    components.put("stage2", stage(folder, "stage2", 256));
    return new ReleaseManifest(
        release,
        CREATED,
        components,
        Map.of("run", "run-1", "steps", 4350),
        Map.of("frechet", 12.5));
  }

  static ReleaseManifest published(ReleaseStore releases, Path folder, String release)
      throws IOException {
    ReleaseManifest manifest = in(folder, release);
    releases.publish(manifest, folder);
    return manifest;
  }

  private static ReleaseComponent encoder(Path folder) throws IOException {
    return new ReleaseComponent(
        "sentence-encoder",
        384,
        List.of(
            file(folder, "encoder/model.onnx"),
            file(folder, "encoder/tokenizer.json"),
            file(folder, "encoder/golden/embedding.f32")),
        List.of(new TensorSpec("input_ids", List.of(-1, -1), "int64")),
        List.of(new TensorSpec("embedding", List.of(-1, 384), "float32")),
        new GoldenSample(
            Map.of(), Map.of("embedding", "encoder/golden/embedding.f32"), "a small red bird"));
  }

  private static ReleaseComponent stage(Path folder, String stage, int pixels) throws IOException {
    return new ReleaseComponent(
        "onnx",
        null,
        List.of(
            file(folder, stage + "/model.onnx"),
            file(folder, stage + "/golden/embedding.f32"),
            file(folder, stage + "/golden/image.f32")),
        List.of(new TensorSpec("embedding", List.of(-1, 384), "float32")),
        List.of(new TensorSpec("image", List.of(-1, 3, pixels, pixels), "float32")),
        new GoldenSample(
            Map.of("embedding", stage + "/golden/embedding.f32"),
            Map.of("image", stage + "/golden/image.f32"),
            null));
  }

  private static ReleaseFile file(Path folder, String path) throws IOException {
    Path file = folder.resolve(path);
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      String origin = path.replaceFirst("^stage.(/golden/embedding.f32)", "encoder$1");
      Files.write(file, ("content of " + origin).getBytes(UTF_8));
    }
    return ReleaseFile.of(folder, path);
  }
}
