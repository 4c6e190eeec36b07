// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.training;

import java.util.ArrayList;
import java.util.List;

/** A metric over steps. When it has too many points, every other one goes. */
final class Curve {

  private static final int MOST = 600;

  private final List<double[]> points = new ArrayList<>();
  private int every = 1;
  private int passed;

  void add(long step, double value) {
    if (passed++ % every == 0) {
      points.add(new double[] {step, value});
    }
    if (points.size() > MOST) {
      for (int i = points.size() - 1; i > 0; i -= 2) {
        points.remove(i);
      }
      every *= 2;
    }
  }

  /** Pairs of step and value. */
  List<double[]> points() {
    return List.copyOf(points);
  }
}
