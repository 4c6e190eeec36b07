// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.time.Instant;
import java.util.Optional;

/** Which release serves. */
final class ReleaseAliases {

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
    Optional<ReleaseAlias> current = alias(ReleaseStore.PRODUCTION);
    if (current.isPresent() && current.get().release().equals(release)) {
      return current.get();
    }
    return write(release, current.map(ReleaseAlias::release).orElse(null));
  }

  ReleaseAlias rollback() {
    ReleaseAlias current =
        alias(ReleaseStore.PRODUCTION)
            .orElseThrow(() -> new ReleaseException("no release is in service; promote one first"));
    if (current.previous() == null) {
      throw new ReleaseException(
          "release " + current.release() + " has no previous one; promote the one you want");
    }
    catalog.required(current.previous());
    return write(current.previous(), current.release());
  }

  /** The release that failed is not where a rollback leads: else two that fail would take turns. */
  Optional<ReleaseAlias> withdraw(String failing) {
    return alias(ReleaseStore.PRODUCTION)
        .filter(current -> current.release().equals(failing) && current.previous() != null)
        .map(current -> write(catalog.required(current.previous()).release(), null));
  }

  /** A canary is compared with what is in service, and over where that changes. */
  private ReleaseAlias write(String release, String previous) {
    ReleaseAlias alias =
        new ReleaseAlias(ReleaseStore.PRODUCTION, release, previous, Instant.now());
    objects.put(ReleaseKeys.alias(alias.alias()), ReleaseJson.encode(alias), "application/json");
    canary.read().ifPresent(tried -> canary.end(tried.release(), release + " came into service"));
    return alias;
  }
}
