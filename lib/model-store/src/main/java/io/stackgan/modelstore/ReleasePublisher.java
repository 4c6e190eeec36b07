// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Brings a release into the store, its manifest last. */
final class ReleasePublisher {

  private static final String JSON = "application/json";
  private static final String BYTES = "application/octet-stream";

  private final ObjectStore objects;

  ReleasePublisher(ObjectStore objects) {
    this.objects = objects;
  }

  /** Where a file of a release is found on this machine. */
  interface Locator {
    Path locate(ReleaseFile file) throws IOException;
  }

  void publish(ReleaseDocument document, Locator locator) {
    ReleaseManifest manifest = document.manifest();
    String release = manifest.release();
    Require.that(
        manifest.complete(),
        "components",
        "of " + release + " lack stage2: train it, or evaluate it with --size 64x64");
    String key = ReleaseKeys.manifest(release);
    if (!isPublished(release, document.json(), objects.get(key))) {
      for (ReleaseFile file : manifest.files()) {
        upload(release, file, locator);
      }
    }
    document.signature().ifPresent(signature -> sign(release, signature));
    if (!objects.putIfAbsent(key, document.json(), JSON)) {
      isPublished(release, document.json(), objects.get(key));
    }
  }

  void sign(String release, byte[] signature) {
    objects.put(ReleaseKeys.signature(release), signature, BYTES);
  }

  /** Whether this very release is there. */
  private static boolean isPublished(String release, byte[] json, Optional<byte[]> stored) {
    if (stored.isPresent() && !Arrays.equals(stored.get(), json)) {
      throw new ReleaseException(
          "release " + release + " is in the store with other content; publish under another id");
    }
    return stored.isPresent();
  }

  private void upload(String release, ReleaseFile file, Locator locator) {
    try {
      Path content = locator.locate(file);
      file.fault(content)
          .ifPresent(
              fault -> {
                throw new ReleaseException("release " + release + ": " + file.path() + " " + fault);
              });
      objects.put(ReleaseKeys.file(release, file.path()), content, BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
