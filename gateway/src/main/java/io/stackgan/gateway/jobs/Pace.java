// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How long a place in the queue has taken of late: what jobs took from request to end, over the
 * places that they stood back. Right for a long queue, which moves at the workers' pace, and for an
 * idle platform, where jobs end seldom, but soon.
 */
final class Pace {

  private record Completed(long millis, int places) {}

  private static final int OF_LATE = 50;

  private final Deque<Completed> completed = new ArrayDeque<>();
  private long millis;
  private long places;

  /**
   * @param ahead jobs that were before this one when it was asked for
   */
  void completed(Duration took, int ahead) {
    Completed job = new Completed(Math.max(0, took.toMillis()), ahead + 1);
    completed.addLast(job);
    millis += job.millis();
    places += job.places();
    if (completed.size() > OF_LATE) {
      Completed oldest = completed.removeFirst();
      millis -= oldest.millis();
      places -= oldest.places();
    }
  }

  /** How long so many places will take; empty where nothing was completed yet. */
  Optional<Duration> of(int count) {
    return completed.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(millis * count / places));
  }
}
