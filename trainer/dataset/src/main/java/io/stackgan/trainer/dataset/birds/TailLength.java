// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/** Lengths of tails, measured in body lengths. */
enum TailLength {
  SHORT(0.26),
  MEDIUM(0.46),
  LONG(0.86);

  private final double length;

  TailLength(double length) {
    this.length = length;
  }

  double length() {
    return length;
  }
}
