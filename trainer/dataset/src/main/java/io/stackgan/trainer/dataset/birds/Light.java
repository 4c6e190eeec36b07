// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/** Light from above: the softened outline is taken for a height, its slope for the surface. */
final class Light {

  private static final double ABOVE = 0.78;
  private static final double FRONT = 0.55;

  /** What is left of a colour in the shade: a white belly must not pass for a gray one. */
  private static final double SHADE = 0.82;

  private static final double GLEAM = 15;

  private final double side;

  /**
   * @param side −1 from the left to 1 from the right
   */
  Light(double side) {
    this.side = side * 0.35;
  }

  /**
   * @param pixels ARGB, width·height, row by row, transparent around the piece
   * @param roundness over how many pixels the piece curves towards its edge
   */
  void shade(int[] pixels, int width, int height, double roundness) {
    float[] soft = softened(pixels, width, height, (int) Math.max(2, roundness));
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        if (pixels[at] >>> 24 != 0) {
          double slopeX = (soft[at + 1] - soft[at - 1]) * roundness;
          double slopeY = (soft[at + width] - soft[at - width]) * roundness;
          pixels[at] = lit(pixels[at], slopeX, slopeY);
        }
      }
    }
  }

  private static float[] softened(int[] pixels, int width, int height, int radius) {
    float[] opacity = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      opacity[i] = (pixels[i] >>> 24) / 255f;
    }
    return Blur.soften(opacity, width, height, radius);
  }

  private int lit(int pixel, double slopeX, double slopeY) {
    double length = Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
    double towards = Math.max(0, (slopeY * ABOVE - slopeX * side + FRONT) / length);
    double factor = SHADE + (1 - SHADE) / FRONT * towards;
    double gleam = GLEAM * towards * towards * towards;
    return pixel & 0xff000000
        | channel(pixel >> 16, factor, gleam) << 16
        | channel(pixel >> 8, factor, gleam) << 8
        | channel(pixel, factor, gleam);
  }

  private static int channel(int value, double factor, double gleam) {
    return Colors.clamp((value & 0xff) * factor + gleam);
  }
}
