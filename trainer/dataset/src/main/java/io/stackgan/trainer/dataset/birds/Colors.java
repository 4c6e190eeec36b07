// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.Color;

/** Arithmetic on colours, 0 to 255 a channel. */
final class Colors {

  private Colors() {}

  static Color mix(Color first, Color second, double shareOfSecond) {
    return new Color(
        clamp(first.getRed() + (second.getRed() - first.getRed()) * shareOfSecond),
        clamp(first.getGreen() + (second.getGreen() - first.getGreen()) * shareOfSecond),
        clamp(first.getBlue() + (second.getBlue() - first.getBlue()) * shareOfSecond));
  }

  static Color scale(Color color, double factor) {
    return new Color(
        clamp(color.getRed() * factor),
        clamp(color.getGreen() * factor),
        clamp(color.getBlue() * factor));
  }

  static Color alpha(Color color, double alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), clamp(255 * alpha));
  }

  /** The colour with a little of its own, as no two birds are alike. */
  static Color jitter(Color color, Dice dice, double deviation) {
    double brightness = dice.bell() * deviation;
    return new Color(
        clamp(color.getRed() + brightness + dice.bell() * deviation / 2),
        clamp(color.getGreen() + brightness + dice.bell() * deviation / 2),
        clamp(color.getBlue() + brightness + dice.bell() * deviation / 2));
  }

  static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
