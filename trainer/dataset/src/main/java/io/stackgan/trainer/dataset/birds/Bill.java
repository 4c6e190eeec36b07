// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/** Shapes of bills, measured in body lengths. */
enum Bill {
  SHORT_POINTED(0.15, 0.062),
  LONG(0.4, 0.058),
  HOOKED(0.22, 0.085),
  THICK(0.17, 0.115);

  private final double length;
  private final double depth;

  Bill(double length, double depth) {
    this.length = length;
    this.depth = depth;
  }

  double length() {
    return length;
  }

  /** Half its height at the base. */
  double depth() {
    return depth;
  }
}
