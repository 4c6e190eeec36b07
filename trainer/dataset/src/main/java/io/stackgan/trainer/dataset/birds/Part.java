// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/** The parts of the plumage that have a colour of their own, with their share of what one sees. */
enum Part {
  CROWN(0.08),
  FACE(0.08),
  THROAT(0.07),
  BREAST(0.14),
  BELLY(0.18),
  BACK(0.12),
  WING(0.24),
  TAIL(0.09);

  private final double share;

  Part(double share) {
    this.share = share;
  }

  double share() {
    return share;
  }
}
