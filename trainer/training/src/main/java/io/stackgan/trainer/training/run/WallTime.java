// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.run;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Where a stage's wall time goes, since this process began with it. */
public final class WallTime {

  private final LongSupplier nanos;
  private final long begun;
  private double steps;
  private double loading;

  public WallTime() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock
   */
  WallTime(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /**
   * @param seconds that a step has taken, with the loading of its batch
   */
  public void stepped(double seconds) {
    steps += seconds;
  }

  /** Loads a step's batch. */
  public <T> T loading(Supplier<T> work) {
    long started = nanos.getAsLong();
    T loaded = work.get();
    loading += seconds(started);
    return loaded;
  }

  /** What is spent in steps whose batch is there, from 0 to 1. */
  public double shareOfSteps() {
    return share(steps - loading);
  }

  /** What is spent in loading batches, from 0 to 1. */
  public double shareOfLoading() {
    return share(loading);
  }

  private double share(double part) {
    return Math.max(0, part) / Math.max(1e-9, seconds(begun));
  }

  private double seconds(long since) {
    return (nanos.getAsLong() - since) * 1e-9;
  }
}
