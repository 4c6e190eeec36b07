// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many jobs ended of late, and how long a queue takes at that pace. */
final class Throughput {

  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Deque<Instant> ends = new ArrayDeque<>();

  synchronized void ended(Instant time) {
    ends.addLast(time);
    forgetBefore(time.minus(WINDOW));
  }

  private void forgetBefore(Instant time) {
    while (!ends.isEmpty() && ends.peekFirst().isBefore(time)) {
      ends.removeFirst();
    }
  }

  /**
   * What waits over what ends in a time (Little's law). Where nothing has ended of late, a new job
   * waits at least as long as the oldest has.
   *
   * @param oldest of those that wait; null where none does
   */
  synchronized Duration wait(int waiting, Instant oldest, Instant now) {
    forgetBefore(now.minus(WINDOW));
    if (ends.isEmpty()) {
      return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }
    Duration measured = Duration.between(ends.peekFirst(), now);
    Duration span = measured.compareTo(SHORTEST) < 0 ? SHORTEST : measured;
    return span.multipliedBy(waiting).dividedBy(ends.size());
  }
}
