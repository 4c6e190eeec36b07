// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformReleases;
import io.stackgan.local.launcher.platform.PlatformState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Puts the shipped release and one of the same files under another name in service, in turns. */
final class Swaps {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MANIFEST = "release.json";
  private static final String SUFFIX = "-twin";

  private final PlatformReleases releases;
  private final String twin;
  private int made;

  private Swaps(PlatformReleases releases, String twin) {
    this.releases = releases;
    this.twin = twin;
  }

  /** Brings the twin into the platform's store, signed by the platform. */
  static Swaps prepare(PlatformState platform, DataFolder folder) throws IOException {
    PlatformReleases releases = new PlatformReleases(platform, folder);
    Path copy = folder.path().resolve("twin");
    copy(Installation.current().shippedRelease(), copy);
    Path manifest = copy.resolve(MANIFEST);
    ObjectNode json = (ObjectNode) JSON.readTree(manifest.toFile());
    String twin = json.path("release").asText() + SUFFIX;
    JSON.writeValue(manifest.toFile(), json.put("release", twin));
    Files.deleteIfExists(copy.resolve(MANIFEST + ".sig"));
    releases.importFolder(copy);
    releases.sign(twin, folder.keys().privateKey());
    return new Swaps(releases, twin);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The release that is in service now. */
  String swap() {
    return (made++ % 2 == 0 ? releases.promote(twin) : releases.rollback()).release();
  }
}
