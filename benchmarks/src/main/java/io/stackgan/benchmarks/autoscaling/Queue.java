// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.util.ArrayDeque;
import java.util.Deque;

/** A partition's records, oldest first, by the second in which they were asked for. */
final class Queue {

  /** Whole pictures and parts of them: a model of flows, not of single records. */
  record Parcel(int asked, int tenant, double pictures) {}

  @FunctionalInterface
  interface Sink {
    void take(Parcel parcel);
  }

  private final Deque<Parcel> parcels = new ArrayDeque<>();
  private double length;

  void add(Parcel parcel) {
    if (parcel.pictures() > 0) {
      parcels.addLast(parcel);
      length += parcel.pictures();
    }
  }

  double length() {
    return parcels.isEmpty() ? 0 : length;
  }

  /**
   * Works off so many pictures, if so many wait.
   *
   * @return of them those that were left over
   */
  double drain(double pictures, Sink sink) {
    double left = pictures;
    while (left > 0 && !parcels.isEmpty()) {
      Parcel oldest = parcels.removeFirst();
      double taken = Math.min(left, oldest.pictures());
      left -= taken;
      length -= taken;
      if (taken < oldest.pictures()) {
        parcels.addFirst(new Parcel(oldest.asked(), oldest.tenant(), oldest.pictures() - taken));
      }
      sink.take(new Parcel(oldest.asked(), oldest.tenant(), taken));
    }
    return left;
  }
}
