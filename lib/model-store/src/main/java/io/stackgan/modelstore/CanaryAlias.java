// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which release is tried out. */
final class CanaryAlias {

  private static final String KEY = ReleaseKeys.alias(ReleaseStore.CANARY);

  private final ObjectStore objects;
  private final ReleaseCatalog catalog;

  CanaryAlias(ObjectStore objects, ReleaseCatalog catalog) {
    this.objects = objects;
    this.catalog = catalog;
  }

  Optional<Canary> read() {
    return objects.get(KEY).map(ReleaseJson::canary);
  }

  Canary start(String release, String inService, int share, boolean shadow) {
    Optional<byte[]> seen = objects.get(KEY);
    if (release.equals(inService)) {
      throw new ReleaseException("release " + release + " is in service: nothing to try out");
    }
    ReleaseManifest candidate = catalog.required(release);
    if (shadow && !encoder(candidate).equals(encoder(catalog.required(inService)))) {
      throw new ReleaseException(
          "release %s has another encoder than %s, so it cannot draw from the same embeddings; give it a share of the jobs instead of a shadow"
              .formatted(release, inService));
    }
    Canary canary = new Canary(ReleaseStore.CANARY, release, share, shadow, Instant.now(), null);
    if (!AliasWrites.write(objects, KEY, seen, ReleaseJson.encode(canary))) {
      throw new ReleaseException(
          "somebody else began or ended a trial at the same moment, which stays; ask again if yours should take its place");
    }
    return canary;
  }

  private static List<String> encoder(ReleaseManifest manifest) {
    return manifest.component(ReleaseManifest.ENCODER).files().stream()
        .map(ReleaseFile::sha256)
        .sorted()
        .toList();
  }

  /** Empty where that release is not tried out any more. */
  Optional<Canary> end(String release, String reason) {
    while (true) {
      Optional<byte[]> seen = objects.get(KEY);
      Optional<Canary> over =
          seen.map(ReleaseJson::canary)
              .filter(canary -> canary.runs() && canary.release().equals(release))
              .map(canary -> canary.over(reason));
      if (over.isEmpty() || AliasWrites.write(objects, KEY, seen, ReleaseJson.encode(over.get()))) {
        return over;
      }
    }
  }
}
