// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/**
 * A bird's bounding box in pixels of its image: left upper corner, width and height.
 *
 * @param line of the file that says so
 */
public record Box(double x, double y, double width, double height, int line) {

  /** Whether all of the box lies within an image of that size, in pixels. */
  public boolean within(int imageWidth, int imageHeight) {
    return x >= 0 && y >= 0 && x + width <= imageWidth && y + height <= imageHeight;
  }

  /** Without the line, since fingerprints are taken of it. */
  @Override
  public String toString() {
    return "Box[x=" + x + ", y=" + y + ", width=" + width + ", height=" + height + "]";
  }
}
