// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.util.List;

/**
 * Pictures asked for over time.
 *
 * @param name to speak of it
 * @param seconds how long it is looked at
 * @param tenants one after the other; each asks at its own rate
 */
record Workload(String name, int seconds, List<Tenant> tenants) {

  /** Whose wait is told: all others share the queue with the first. */
  static final int WATCHED = 0;

  /** Pictures that one asks for in a second that starts then. */
  @FunctionalInterface
  interface Tenant {
    double pictures(int second);
  }

  /** Nothing, then as many at once. */
  static Workload burst(int pictures) {
    return new Workload(
        "burst of %,d".formatted(pictures), 1800, List.of(second -> second == 60 ? pictures : 0));
  }

  /** A day in one hour: the rate swings between a twentieth and the peak. */
  static Workload diurnal(double peak) {
    return new Workload(
        "a day in an hour, peak %.0f/s".formatted(peak),
        3600,
        List.of(second -> peak * (0.525 - 0.475 * Math.cos(2 * Math.PI * second / 3600))));
  }

  /** A steady trickle, and one who asks for as much in a minute as the others in an hour. */
  static Workload hotTenant(double trickle) {
    return new Workload(
        "one hot tenant beside %.0f/s".formatted(trickle),
        1800,
        List.of(second -> trickle, second -> second >= 300 && second < 360 ? 60 * trickle : 0));
  }

  /** From nothing to a steady rate. */
  static Workload coldStart(double rate) {
    return new Workload(
        "from nothing to %.0f/s".formatted(rate), 900, List.of(second -> second < 60 ? 0 : rate));
  }
}
