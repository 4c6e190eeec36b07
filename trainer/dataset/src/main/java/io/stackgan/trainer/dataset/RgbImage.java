// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/**
 * Pixels in the order that everything here uses: row by row, three bytes a pixel, red, green, blue.
 *
 * @param rgb height·width·3 bytes
 */
public record RgbImage(int width, int height, byte[] rgb) {

  public RgbImage {
    if (rgb.length != width * height * 3) {
      throw new IllegalArgumentException(
          "%d×%d pixels need %d bytes, not %d"
              .formatted(width, height, width * height * 3, rgb.length));
    }
  }

  /** Channel 0, 1 or 2 of a pixel, 0 to 255. */
  int channel(int x, int y, int channel) {
    return rgb[(y * width + x) * 3 + channel] & 0xff;
  }
}
