// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/**
 * A region of an image in whole pixels.
 *
 * @param x left edge
 * @param y upper edge
 */
record Crop(int x, int y, int width, int height) {

  /** Half a side of the square around a box, in parts of the box's longer side. */
  private static final double HALF_SIDE = 0.75;

  /**
   * The square around the box's centre with half side 0.75·max(w, h), clipped to the image. A box
   * outside the image gives the whole image.
   */
  static Crop around(Box box, ImageDimensions image) {
    double centreX = box.x() + box.width() / 2;
    double centreY = box.y() + box.height() / 2;
    double half = HALF_SIDE * Math.max(box.width(), box.height());
    int left = (int) Math.max(0, Math.floor(centreX - half));
    int top = (int) Math.max(0, Math.floor(centreY - half));
    int right = (int) Math.min(image.width(), Math.floor(centreX + half));
    int bottom = (int) Math.min(image.height(), Math.floor(centreY + half));
    return right > left && bottom > top
        ? new Crop(left, top, right - left, bottom - top)
        : whole(image);
  }

  static Crop whole(ImageDimensions image) {
    return new Crop(0, 0, image.width(), image.height());
  }
}
