// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

/**
 * How many tasks a run of the model should have, and how long it should wait for them, by what runs
 * and arrivals have taken of late. A run of n tasks is taken to last {@code fixed + each · n}, by
 * least squares over the runs, of which older ones count less and less.
 *
 * <p>A batch is as large as it takes for the fixed part to be {@link #WORTH} of the run at most:
 * beyond that, more tasks only wait longer for one another. A stage waits for more tasks only when
 * they come faster than a run's fixed part, which is what joining saves them, and no longer.
 */
final class Batching {

  static final double WORTH = 0.05;

  /** What a run or an arrival counts at the next one. */
  private static final double MEMORY = 0.97;

  /** Of batch sizes; with less of it, the parts of a run cannot be told from one another. */
  private static final double LEAST_VARIANCE = 0.1;

  private final int most;
  private double runs;
  private double sizes;
  private double nanos;
  private double squares;
  private double products;
  private double gap = Double.POSITIVE_INFINITY;
  private long lastArrival;
  private boolean hasArrival;

  /**
   * @param most tasks in a run, whatever was measured
   */
  Batching(int most) {
    this.most = most;
  }

  /** So many tasks have come at that time. */
  synchronized void arrived(int tasks, long nanoTime) {
    if (tasks == 0) {
      return;
    }
    if (hasArrival) {
      double since = (double) (nanoTime - lastArrival) / tasks;
      gap = Double.isInfinite(gap) ? since : MEMORY * gap + (1 - MEMORY) * since;
    }
    hasArrival = true;
    lastArrival = nanoTime;
  }

  /** The model ran so long on so many tasks. */
  synchronized void ran(int tasks, long runNanos) {
    runs = MEMORY * runs + 1;
    sizes = MEMORY * sizes + tasks;
    nanos = MEMORY * nanos + runNanos;
    squares = MEMORY * squares + (double) tasks * tasks;
    products = MEMORY * products + (double) tasks * runNanos;
  }

  /** Tasks in a run; the most there may be while nothing else is known. */
  synchronized int size() {
    if (!isKnown()) {
      return most;
    }
    double share = WORTH / (1 - WORTH);
    double enough = Math.ceil(fixed() / (share * each()));
    return (int) Math.max(1, Math.min(most, enough));
  }

  /** How long a stage with work for the model waits for more of it, in nanoseconds. */
  synchronized long window(int waiting) {
    int missing = size() - waiting;
    if (missing <= 0 || !isKnown() || gap > fixed()) {
      return 0;
    }
    return (long) Math.min(fixed(), missing * gap);
  }

  private boolean isKnown() {
    return variance() > LEAST_VARIANCE && each() > 0;
  }

  private double variance() {
    return runs == 0 ? 0 : squares / runs - Math.pow(sizes / runs, 2);
  }

  private double each() {
    return (products / runs - sizes / runs * (nanos / runs)) / variance();
  }

  private double fixed() {
    return Math.max(0, nanos / runs - each() * (sizes / runs));
  }
}
