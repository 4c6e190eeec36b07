// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.time.Instant;
import java.util.Optional;

/** Which release serves. */
final class ReleaseAliases {

  private static final String PRODUCTION = ReleaseKeys.alias(ReleaseStore.PRODUCTION);

  private final ObjectStore objects;
  private final ReleaseCatalog catalog;
  private final CanaryAlias canary;

  ReleaseAliases(ObjectStore objects, ReleaseCatalog catalog, CanaryAlias canary) {
    this.objects = objects;
    this.catalog = catalog;
    this.canary = canary;
  }

  Optional<ReleaseAlias> alias(String name) {
    return objects.get(ReleaseKeys.alias(name)).map(ReleaseJson::alias);
  }

  ReleaseAlias promote(String release) {
    catalog.required(release);
    Optional<byte[]> seen = objects.get(PRODUCTION);
    Optional<ReleaseAlias> current = seen.map(ReleaseJson::alias);
    if (current.isPresent() && current.get().release().equals(release)) {
      return current.get();
    }
    String previous = current.map(ReleaseAlias::release).orElse(null);
    return write(seen, release, previous).orElseThrow(this::overtaken);
  }

  ReleaseAlias rollback() {
    Optional<byte[]> seen = objects.get(PRODUCTION);
    ReleaseAlias current =
        seen.map(ReleaseJson::alias)
            .orElseThrow(() -> new ReleaseException("no release is in service; promote one first"));
    if (current.previous() == null) {
      throw new ReleaseException(
          "release " + current.release() + " has no previous one; promote the one you want");
    }
    catalog.required(current.previous());
    return write(seen, current.previous(), current.release()).orElseThrow(this::overtaken);
  }

  /** The release that failed is not where a rollback leads: else two that fail would take turns. */
  Optional<ReleaseAlias> withdraw(String failing) {
    Optional<byte[]> seen = objects.get(PRODUCTION);
    return seen.map(ReleaseJson::alias)
        .filter(current -> current.release().equals(failing) && current.previous() != null)
        .flatMap(current -> write(seen, catalog.required(current.previous()).release(), null));
  }

  /**
   * A canary is compared with what is in service, and over where that changes.
   *
   * @return empty where somebody else has written since the alias was seen
   */
  private Optional<ReleaseAlias> write(Optional<byte[]> seen, String release, String previous) {
    ReleaseAlias alias =
        new ReleaseAlias(ReleaseStore.PRODUCTION, release, previous, Instant.now());
    if (!AliasWrites.write(objects, PRODUCTION, seen, ReleaseJson.encode(alias))) {
      return Optional.empty();
    }
    canary.read().ifPresent(tried -> canary.end(tried.release(), release + " came into service"));
    return Optional.of(alias);
  }

  private ReleaseException overtaken() {
    return new ReleaseException(
        "somebody else put %s into service at the same moment, and it stays; ask again if it is not what you want"
            .formatted(alias(ReleaseStore.PRODUCTION).map(ReleaseAlias::release).orElse("none")));
  }
}
