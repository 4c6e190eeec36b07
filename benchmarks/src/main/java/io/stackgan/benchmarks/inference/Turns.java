// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Times several pieces of work in turns, so that whatever the machine does meets all of them. The
 * time is this thread's own: other programs do not count.
 */
final class Turns {

  private Turns() {}

  /**
   * @param work by name; each runs on the calling thread alone
   * @return the median of each one's seconds; a first turn warms up
   */
  static Map<String, Double> medians(Map<String, Runnable> work, int rounds) {
    Map<String, double[]> seconds = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, Runnable> entry : work.entrySet()) {
        long before = threadNanos();
        entry.getValue().run();
        double taken = (threadNanos() - before) * 1e-9;
        double[] all = seconds.computeIfAbsent(entry.getKey(), name -> new double[rounds]);
        if (round >= 0) {
          all[round] = taken;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    seconds.forEach((name, all) -> medians.put(name, median(all)));
    return medians;
  }

  private static long threadNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
