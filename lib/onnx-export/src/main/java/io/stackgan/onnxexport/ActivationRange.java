// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

/**
 * The values that a layer's results may have, as uint8 counts them: real = scale · (byte − zero).
 * What lies outside becomes the nearest end.
 *
 * @param low at most 0, so that 0 has a byte of its own
 * @param high at least 0
 */
public record ActivationRange(float low, float high) {

  private static final float LEAST_WIDTH = 1e-6f;
  private static final int LARGEST = 255;

  /** The range widened to hold 0. */
  public ActivationRange {
    low = Math.min(low, 0);
    high = Math.max(high, low + LEAST_WIDTH);
  }

  float scale() {
    return (high - low) / LARGEST;
  }

  /** The byte that means 0. */
  int zero() {
    return Math.round(-low / scale());
  }
}
