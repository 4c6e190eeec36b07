// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.gateway.jobs.JobEntry.Age;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Open jobs that wait for one another, and how fast they have moved of late. */
final class JobQueue {

  private final NavigableSet<Age> waiting = new TreeSet<>();
  private final Pace pace = new Pace();
  private final Throughput throughput = new Throughput();

  /**
   * @return how many are before it
   */
  int add(Age job) {
    int before = waiting.size();
    waiting.add(job);
    return before;
  }

  void remove(Age job) {
    waiting.remove(job);
  }

  /** One that ended after work was done on it. */
  void ended(Instant time) {
    throughput.ended(time);
  }

  /**
   * @param before jobs that were before it when it was asked for
   */
  void completed(Duration took, int before) {
    pace.completed(took, before);
  }

  /**
   * How long one more job will wait: the shorter of what two measures say. What jobs took is too
   * much after an outage, how many ended is too little where few are asked for.
   */
  Duration expectedWait(Instant now) {
    Duration byPace = pace.of(waiting.size()).orElse(Duration.ZERO);
    return throughput
        .of(waiting.size(), now)
        .filter(byThroughput -> byThroughput.compareTo(byPace) < 0)
        .orElse(byPace);
  }

  /** How long the oldest has waited, where nothing has ended for a minute. */
  Duration standstill(Instant now) {
    return waiting.isEmpty() || throughput.of(1, now).isPresent()
        ? Duration.ZERO
        : Duration.between(waiting.first().since(), now);
  }
}
