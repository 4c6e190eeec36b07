// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/** Soft fields: a box blur run twice, which is close to a bell. */
final class Blur {

  private Blur() {}

  static float[] soften(float[] field, int side, int radius) {
    float[] result = field;
    for (int i = 0; i < 2; i++) {
      result = transposedAverage(transposedAverage(result, side, radius), side, radius);
    }
    return result;
  }

  /** Averages along the rows; the result is transposed, so that two calls do both directions. */
  private static float[] transposedAverage(float[] field, int side, int radius) {
    float[] out = new float[field.length];
    float share = 1f / (2 * radius + 1);
    for (int y = 0; y < side; y++) {
      int row = y * side;
      float sum = 0;
      for (int x = 0; x < Math.min(radius, side); x++) {
        sum += field[row + x];
      }
      for (int x = 0; x < side; x++) {
        sum += x + radius < side ? field[row + x + radius] : 0;
        sum -= x - radius - 1 >= 0 ? field[row + x - radius - 1] : 0;
        out[x * side + y] = sum * share;
      }
    }
    return out;
  }
}
