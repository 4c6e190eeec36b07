// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Tenants;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which jobs a caller wants to see.
 *
 * @param tenant the caller's; empty where nobody needs a key
 * @param state as answers have it
 * @param prompt part of the caption, whatever its case
 * @param release that draws it
 */
record JobFilter(
    Optional<String> tenant,
    Optional<String> state,
    Optional<String> prompt,
    Optional<String> release)
    implements Predicate<Job> {

  private static final List<String> STATES =
      List.of(
          "queued",
          "accepted",
          "embedded",
          "sketched",
          "completed",
          "failed",
          "cancelled",
          "expired");

  /**
   * @throws ApiException when there is no such state
   */
  JobFilter {
    state
        .filter(wanted -> !STATES.contains(wanted))
        .ifPresent(
            wanted -> {
              throw ApiException.invalid(
                  "state",
                  "invalid_value",
                  "'state' must be one of %s.".formatted(String.join(", ", STATES)));
            });
  }

  @Override
  public boolean test(Job job) {
    return Tenants.maySee(tenant, job.tenant())
        && state.filter(wanted -> !wanted.equals(JobAnswer.state(job))).isEmpty()
        && release.filter(wanted -> !wanted.equals(job.release())).isEmpty()
        && prompt.filter(wanted -> !contains(job, wanted)).isEmpty();
  }

  private static boolean contains(Job job, String part) {
    return job.request() != null
        && job.request().prompt().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
