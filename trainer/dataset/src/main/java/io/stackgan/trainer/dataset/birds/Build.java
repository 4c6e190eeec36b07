// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/** Bodies: small birds are round with large heads and eyes, large ones slender with small heads. */
enum Build {
  SMALL(0.355, 0.255, 0.052, 0.98),
  MEDIUM(0.315, 0.225, 0.043, 1.04),
  LARGE(0.275, 0.185, 0.034, 1.16);

  private final double depth;
  private final double head;
  private final double eye;
  private final double reach;

  Build(double depth, double head, double eye, double reach) {
    this.depth = depth;
    this.head = head;
    this.eye = eye;
    this.reach = reach;
  }

  /** Half the body's height. */
  double depth() {
    return depth;
  }

  /** Radius of the head. */
  double head() {
    return head;
  }

  double eye() {
    return eye;
  }

  /** How far the head stands out, as a factor. */
  double reach() {
    return reach;
  }
}
