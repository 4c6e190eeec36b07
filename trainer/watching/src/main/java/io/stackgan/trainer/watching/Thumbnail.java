// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

/** A picture at 8×8, the space that pictures are compared in: mean colours of cells in [0, 1]. */
public final class Thumbnail {

  static final int SIDE = 8;

  private Thumbnail() {}

  /**
   * Averages cells of equal size.
   *
   * @param rgb (size, size, 3)
   * @return (8, 8, 3), flat
   */
  public static float[] of(byte[] rgb, int size) {
    float[] sums = new float[SIDE * SIDE * 3];
    int[] counts = new int[SIDE * SIDE];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int cell = y * SIDE / size * SIDE + x * SIDE / size;
        int pixel = 3 * (y * size + x);
        counts[cell]++;
        for (int channel = 0; channel < 3; channel++) {
          sums[3 * cell + channel] += rgb[pixel + channel] & 0xff;
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= 255f * counts[i / 3];
    }
    return sums;
  }

  static float[] mirrored(float[] thumbnail) {
    float[] mirrored = new float[thumbnail.length];
    for (int cell = 0; cell < SIDE * SIDE; cell++) {
      int other = cell / SIDE * SIDE + SIDE - 1 - cell % SIDE;
      System.arraycopy(thumbnail, 3 * cell, mirrored, 3 * other, 3);
    }
    return mirrored;
  }

  /** Root of the mean squared difference. */
  static double distance(float[] a, float[] b) {
    return Math.sqrt(squared(a, b, Double.MAX_VALUE) / a.length);
  }

  /** Distance to the nearest of many. */
  static double nearest(float[] thumbnail, float[][] others) {
    double nearest = Double.MAX_VALUE;
    for (float[] other : others) {
      nearest = Math.min(nearest, squared(thumbnail, other, nearest));
    }
    return Math.sqrt(nearest / thumbnail.length);
  }

  /** The sum of squared differences; where it passes the limit, some number above it. */
  private static double squared(float[] a, float[] b, double limit) {
    double sum = 0;
    for (int start = 0; start < a.length && sum <= limit; start += 3 * SIDE) {
      for (int i = start; i < start + 3 * SIDE; i++) {
        double difference = a[i] - b[i];
        sum += difference * difference;
      }
    }
    return sum;
  }

  /**
   * Standard deviation of the cells around their own mean colour: 0 for a picture of one colour.
   */
  static double contrast(float[] thumbnail) {
    double[] means = new double[3];
    for (int i = 0; i < thumbnail.length; i++) {
      means[i % 3] += thumbnail[i] / (SIDE * SIDE);
    }
    double sum = 0;
    for (int i = 0; i < thumbnail.length; i++) {
      double difference = thumbnail[i] - means[i % 3];
      sum += difference * difference;
    }
    return Math.sqrt(sum / thumbnail.length);
  }
}
