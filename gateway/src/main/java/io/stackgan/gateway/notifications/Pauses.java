// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before a target is tried again.
 *
 * @param first after the first failure; it doubles with each further one
 * @param giveUp after the job's end
 */
record Pauses(Duration first, Duration longest, Duration giveUp) {

  /** Within a fifth of what it should be, so that not all are tried at once. */
  private static final double SPREAD = 0.2;

  Duration after(int failures) {
    double whole = first.toMillis() * Math.pow(2, failures - 1);
    double spread = 1 + SPREAD * ThreadLocalRandom.current().nextDouble(-1, 1);
    return Duration.ofMillis((long) (spread * Math.min(whole, longest.toMillis())));
  }
}
