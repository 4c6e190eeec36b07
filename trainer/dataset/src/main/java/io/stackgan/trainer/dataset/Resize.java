// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.Arrays;

/**
 * Separable resampling with a triangle filter that widens with the shrinking, so that every source
 * pixel counts. Enlarging is bilinear. The aspect ratio follows the target's, as in the paper's
 * preparation.
 */
final class Resize {

  private static final int CHANNELS = 3;

  private Resize() {}

  static RgbImage resize(RgbImage image, Crop crop, int side) {
    Weights[] columns = Weights.of(crop.x(), crop.width(), side);
    Weights[] rows = Weights.of(crop.y(), crop.height(), side);
    float[] narrowed = narrow(image, crop, columns);
    byte[] rgb = new byte[side * side * CHANNELS];
    float[] line = new float[side * CHANNELS];
    for (int y = 0; y < side; y++) {
      sumRows(narrowed, crop.y(), rows[y], line);
      for (int i = 0; i < line.length; i++) {
        rgb[y * line.length + i] = (byte) Math.max(0, Math.min(255, Math.round(line[i])));
      }
    }
    return new RgbImage(side, side, rgb);
  }

  /** (crop height, source width, 3) → (crop height, side, 3). */
  private static float[] narrow(RgbImage image, Crop crop, Weights[] columns) {
    float[] out = new float[crop.height() * columns.length * CHANNELS];
    int to = 0;
    for (int y = crop.y(); y < crop.y() + crop.height(); y++) {
      for (Weights column : columns) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          float sum = 0;
          for (int i = 0; i < column.values().length; i++) {
            sum += column.values()[i] * image.channel(column.first() + i, y, channel);
          }
          out[to++] = sum;
        }
      }
    }
    return out;
  }

  private static void sumRows(float[] narrowed, int top, Weights row, float[] line) {
    Arrays.fill(line, 0);
    for (int i = 0; i < row.values().length; i++) {
      int from = (row.first() - top + i) * line.length;
      for (int j = 0; j < line.length; j++) {
        line[j] += row.values()[i] * narrowed[from + j];
      }
    }
  }

  /**
   * What one target pixel takes from its source pixels.
   *
   * @param first the first source pixel
   * @param values one a source pixel, their sum is 1
   */
  private record Weights(int first, float[] values) {

    static Weights[] of(int start, int length, int side) {
      Weights[] all = new Weights[side];
      for (int i = 0; i < side; i++) {
        all[i] = of(start, length, side, i);
      }
      return all;
    }

    private static Weights of(int start, int length, int side, int target) {
      double scale = (double) length / side;
      double reach = Math.max(1, scale);
      double centre = (target + 0.5) * scale;
      int first = (int) Math.max(0, Math.ceil(centre - reach - 0.5));
      int last = (int) Math.min(length - 1, Math.floor(centre + reach - 0.5));
      float[] values = new float[last - first + 1];
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.max(0, 1 - Math.abs(first + i + 0.5 - centre) / reach);
        sum += values[i];
      }
      for (int i = 0; i < values.length; i++) {
        values[i] /= (float) sum;
      }
      return new Weights(start + first, values);
    }
  }
}
