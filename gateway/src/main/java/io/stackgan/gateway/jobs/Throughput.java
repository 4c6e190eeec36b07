// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How many jobs ended of late, and how long a queue takes at that pace (Little's law). Right while
 * the workers are busy; too long where jobs are asked for seldom.
 */
final class Throughput {

  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Deque<Instant> ends = new ArrayDeque<>();

  void ended(Instant time) {
    ends.addLast(time);
    forgetBefore(time.minus(WINDOW));
  }

  private void forgetBefore(Instant time) {
    while (!ends.isEmpty() && ends.peekFirst().isBefore(time)) {
      ends.removeFirst();
    }
  }

  /** How long so many take; empty where nothing has ended for a minute. */
  Optional<Duration> of(int count, Instant now) {
    forgetBefore(now.minus(WINDOW));
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    Duration measured = Duration.between(ends.peekFirst(), now);
    Duration span = measured.compareTo(SHORTEST) < 0 ? SHORTEST : measured;
    return Optional.of(span.multipliedBy(count).dividedBy(ends.size()));
  }
}
