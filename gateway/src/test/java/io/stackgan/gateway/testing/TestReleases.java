// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import io.stackgan.modelstore.GoldenSample;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Releases that hold no model: the gateway only looks at their names. */
public final class TestReleases {

  static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

  private TestReleases() {}

  /** Publishes each and promotes it; the last one is in service then. */
  static void promote(ObjectStore objects, Path folder, String... ids) throws IOException {
    ReleaseStore releases = new ReleaseStore(objects);
    for (String id : ids) {
      publish(releases, folder, id);
      releases.promote(id);
    }
  }

  public static void publish(ReleaseStore releases, Path folder, String id) throws IOException {
    releases.publish(manifest(id, folder), folder);
  }

  private static ReleaseManifest manifest(String id, Path folder) throws IOException {
    Map<String, ReleaseComponent> components = new TreeMap<>();
    for (String name : List.of("encoder", "stage1", "stage2")) {
      components.put(name, component(name, folder));
    }
    return new ReleaseManifest(id, CREATED, components, Map.of(), Map.of());
  }

  private static ReleaseComponent component(String name, Path folder) throws IOException {
    String model = name + "/model.onnx";
    String golden = name + "/golden.f32";
    for (String path : List.of(model, golden)) {
      Files.createDirectories(folder.resolve(name));
      Files.writeString(folder.resolve(path), path);
    }
    return new ReleaseComponent(
        "onnx",
        name.equals("encoder") ? 384 : null,
        Stream.of(ReleaseFile.of(folder, model), ReleaseFile.of(folder, golden)).toList(),
        List.of(),
        List.of(),
        new GoldenSample(Map.of(), Map.of("image", golden), "a bird"));
  }
}
