// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a simulation saw: each second, and each picture's wait. */
final class Timeline {

  /**
   * @param lags of the stages
   * @param pods of the stages
   */
  record Moment(int second, double asked, long[] lags, int[] pods) {}

  /** Seconds. */
  private static final int AT_WORK = 10;

  private final List<Moment> moments = new ArrayList<>();

  /** Pictures by the seconds that they took, of each tenant. */
  private final Map<Integer, NavigableMap<Integer, Double>> waits = new HashMap<>();

  void add(Moment moment) {
    moments.add(moment);
  }

  void completed(Queue.Parcel parcel, int second) {
    waits
        .computeIfAbsent(parcel.tenant(), tenant -> new TreeMap<>())
        .merge(second - parcel.asked(), parcel.pictures(), Double::sum);
  }

  List<Moment> moments() {
    return moments;
  }

  /** Pictures that were made. */
  double completed() {
    return waits.values().stream().mapToDouble(tenant -> sum(tenant)).sum();
  }

  /** The share of a tenant's pictures that took longer. */
  double late(int tenant, int seconds) {
    NavigableMap<Integer, Double> all = waits.get(tenant);
    return sum(all.tailMap(seconds, false)) / sum(all);
  }

  /** Seconds within which such a share of a tenant's pictures was made. */
  int quantile(int tenant, double share) {
    double most = share * sum(waits.get(tenant)) * (1 - 1e-9);
    double made = 0;
    for (Map.Entry<Integer, Double> wait : waits.get(tenant).entrySet()) {
      made += wait.getValue();
      if (made >= most) {
        return wait.getKey();
      }
    }
    return waits.get(tenant).lastKey();
  }

  private static double sum(Map<Integer, Double> waits) {
    return waits.values().stream().mapToDouble(pictures -> pictures).sum();
  }

  /**
   * From the largest backlog until no more waits than comes in ten seconds, which is at work rather
   * than waiting; −1 when more waits at the end.
   */
  int drainSeconds() {
    int peak = 0;
    for (int i = 0; i < moments.size(); i++) {
      peak = waiting(i) > waiting(peak) ? i : peak;
    }
    int end = peak;
    while (end < moments.size() && waiting(end) > AT_WORK * askedAfter(end)) {
      end++;
    }
    return end == moments.size() ? -1 : end - peak;
  }

  private double askedAfter(int index) {
    return index + 1 < moments.size() ? moments.get(index + 1).asked() : 0;
  }

  private long waiting(int index) {
    long sum = 0;
    for (long lag : moments.get(index).lags()) {
      sum += lag;
    }
    return sum;
  }

  int mostPods(int stage) {
    return moments.stream().mapToInt(moment -> moment.pods()[stage]).max().orElse(0);
  }

  double podHours() {
    long seconds = 0;
    for (Moment moment : moments) {
      for (int pods : moment.pods()) {
        seconds += pods;
      }
    }
    return seconds / 3600.0;
  }
}
