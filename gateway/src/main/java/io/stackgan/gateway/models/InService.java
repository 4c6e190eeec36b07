// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.models;

import io.stackgan.modelstore.ReleaseManifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The releases that serve: the one that the alias means, then the one before it, which is kept
 * loaded.
 */
record InService(List<ReleaseManifest> releases, Instant readAt) {

  Optional<ReleaseManifest> current() {
    return releases.stream().findFirst();
  }

  Optional<ReleaseManifest> release(String id) {
    return releases.stream().filter(release -> release.release().equals(id)).findFirst();
  }

  InService confirmedAt(Instant now) {
    return new InService(releases, now);
  }
}
