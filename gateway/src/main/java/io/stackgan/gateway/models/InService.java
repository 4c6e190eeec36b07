// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.models;

import io.stackgan.contracts.JobShare;
import io.stackgan.modelstore.Canary;
import io.stackgan.modelstore.ReleaseAlias;
import io.stackgan.modelstore.ReleaseManifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The releases that can be asked for: the one that the alias means, the one before it, which is
 * kept loaded, and the one that is tried out unless it is a shadow.
 *
 * @param alias empty: nothing is in service yet
 * @param canary the release that is tried out
 */
public record InService(
    Optional<ReleaseAlias> alias,
    Optional<Canary> canary,
    List<ReleaseManifest> releases,
    Instant readAt) {

  Optional<ReleaseManifest> current() {
    return alias.flatMap(named -> release(named.release()));
  }

  Optional<ReleaseManifest> release(String id) {
    return releases.stream().filter(release -> release.release().equals(id)).findFirst();
  }

  /** The release to draw that job with. */
  Optional<String> of(String job) {
    int hundredth = JobShare.hundredth(job);
    return canary
        .filter(tried -> tried.draws(hundredth) && release(tried.release()).isPresent())
        .map(Canary::release)
        .or(() -> current().map(ReleaseManifest::release));
  }

  InService readAt(Instant time) {
    return new InService(alias, canary, releases, time);
  }
}
