// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/** A bird's bounding box in pixels of its image: left upper corner, width and height. */
public record Box(double x, double y, double width, double height) {

  /** Whether all of the box lies within an image of that size, in pixels. */
  public boolean within(int imageWidth, int imageHeight) {
    return x >= 0 && y >= 0 && x + width <= imageWidth && y + height <= imageHeight;
  }
}
