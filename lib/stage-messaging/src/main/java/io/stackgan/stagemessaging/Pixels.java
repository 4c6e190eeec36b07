// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

/**
 * Pictures as models have them, (3, size, size) in [−1, 1], and as people have them: rows of
 * pixels, a byte each for red, green and blue.
 */
public final class Pixels {

  private static final int CHANNELS = 3;
  private static final float SCALE = 127.5f;

  private Pixels() {}

  /**
   * byte = (value + 1) · 127.5, rounded half up and clamped to 0…255. What is cut off below zero is
   * clamped anyway.
   *
   * @throws IllegalArgumentException when a value is not finite
   */
  public static byte[] toBytes(float[] planes) {
    int pixels = planes.length / CHANNELS;
    byte[] rgb = new byte[planes.length];
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        float value = planes[channel * pixels + pixel];
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException("the model gave numbers that are not finite");
        }
        int level = (int) ((value + 1) * SCALE + 0.5f);
        rgb[pixel * CHANNELS + channel] = (byte) Math.max(0, Math.min(255, level));
      }
    }
    return rgb;
  }

  /** The mean of the absolute differences of two pictures of one size, 0 to 255. */
  public static double difference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(Byte.toUnsignedInt(one[i]) - Byte.toUnsignedInt(other[i]));
    }
    return (double) sum / one.length;
  }

  /** value = byte / 127.5 − 1. */
  public static float[] toPlanes(byte[] rgb) {
    int pixels = rgb.length / CHANNELS;
    float[] planes = new float[rgb.length];
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        int level = Byte.toUnsignedInt(rgb[pixel * CHANNELS + channel]);
        planes[channel * pixels + pixel] = level / SCALE - 1;
      }
    }
    return planes;
  }
}
