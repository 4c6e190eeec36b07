// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.GenerationEvent.Status;
import java.util.Optional;
import java.util.Set;

/**
 * How many jobs of a release ended, by completion or by the release's fault; what was cancelled,
 * expired, or failed for another reason says nothing about it.
 */
public record Ended(int jobs, int failed) {

  public static final Ended NONE = new Ended(0, 0);

  /** What jobs fail of where their release cannot be loaded, or gives no picture. */
  private static final Set<String> FAULTS = Set.of("inference_failed", "release_unavailable");

  Ended and(Ended other) {
    return new Ended(jobs + other.jobs, failed + other.failed);
  }

  /** Empty where the job's end says nothing about its release. */
  static Optional<Ended> of(Job job) {
    if (job.outcome().equals(Optional.of(Status.COMPLETED))) {
      return Optional.of(new Ended(1, 0));
    }
    return job.error() != null && FAULTS.contains(job.error().code())
        ? Optional.of(new Ended(1, 1))
        : Optional.empty();
  }

  /** 0 to 1. */
  public double failureRate() {
    return jobs == 0 ? 0 : (double) failed / jobs;
  }

  @Override
  public String toString() {
    return failed + " of " + jobs + " jobs failed";
  }
}
