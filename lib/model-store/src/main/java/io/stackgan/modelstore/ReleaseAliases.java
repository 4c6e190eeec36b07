// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.time.Instant;
import java.util.Optional;

/** Which release serves. */
final class ReleaseAliases {

  private final ObjectStore objects;
  private final ReleaseCatalog catalog;

  ReleaseAliases(ObjectStore objects, ReleaseCatalog catalog) {
    this.objects = objects;
    this.catalog = catalog;
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

  private ReleaseAlias write(String release, String previous) {
    ReleaseAlias alias =
        new ReleaseAlias(ReleaseStore.PRODUCTION, release, previous, Instant.now());
    objects.put(ReleaseKeys.alias(alias.alias()), ReleaseJson.encode(alias), "application/json");
    return alias;
  }
}
