// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

/** Hears how a lesson goes. */
@FunctionalInterface
interface LessonListener {

  void stepped(int step, int steps, double loss);

  /** The learning rate's share: all of it for two thirds of the steps, then down to nothing. */
  static double fadedOut(int step, int steps) {
    return Math.min(1, 3.0 * (steps - step) / steps);
  }
}
