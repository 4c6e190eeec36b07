// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/** Soft fields: a box blur run twice, which is close to a bell. */
final class Blur {

  private Blur() {}

  /**
   * @param field width·height values, row by row; beyond its edges it is 0
   */
  static float[] soften(float[] field, int width, int height, int radius) {
    float[] result = field;
    for (int i = 0; i < 2; i++) {
      float[] transposed = transposedAverage(result, width, height, radius);
      result = transposedAverage(transposed, height, width, radius);
    }
    return result;
  }

  /** Averages along the rows; the result is transposed, so that two calls do both directions. */
  private static float[] transposedAverage(float[] field, int width, int height, int radius) {
    float[] out = new float[field.length];
    float share = 1f / (2 * radius + 1);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      float sum = 0;
      for (int x = 0; x < Math.min(radius, width); x++) {
        sum += field[row + x];
      }
      for (int x = 0; x < width; x++) {
        sum += x + radius < width ? field[row + x + radius] : 0;
        sum -= x - radius - 1 >= 0 ? field[row + x - radius - 1] : 0;
        out[x * height + y] = sum * share;
      }
    }
    return out;
  }
}
