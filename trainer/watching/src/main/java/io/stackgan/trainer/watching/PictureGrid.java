// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Square pictures of fixed captions (a row each) and fixed noise (a column each).
 *
 * @param size side of a picture in pixels
 * @param pictures row by row, each (size, size, 3) in RGB
 */
public record PictureGrid(int columns, int size, List<byte[]> pictures) {

  public PictureGrid {
    pictures = List.copyOf(pictures);
  }

  public int rows() {
    return pictures.size() / columns;
  }

  /** The pictures side by side. */
  public BufferedImage image() {
    BufferedImage image =
        new BufferedImage(columns * size, rows() * size, BufferedImage.TYPE_INT_RGB);
    for (int index = 0; index < pictures.size(); index++) {
      draw(pictures.get(index), image, index % columns * size, index / columns * size);
    }
    return image;
  }

  private void draw(byte[] rgb, BufferedImage image, int left, int top) {
    int at = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int pixel = (rgb[at++] & 0xff) << 16 | (rgb[at++] & 0xff) << 8 | rgb[at++] & 0xff;
        image.setRGB(left + x, top + y, pixel);
      }
    }
  }

  /** Takes a sheet apart that {@link #image} has drawn. */
  public static PictureGrid of(BufferedImage image, int size) {
    int columns = image.getWidth() / size;
    int rows = image.getHeight() / size;
    byte[][] pictures = new byte[columns * rows][];
    for (int index = 0; index < pictures.length; index++) {
      int[] pixels =
          image.getRGB(index % columns * size, index / columns * size, size, size, null, 0, size);
      pictures[index] = rgb(pixels);
    }
    return new PictureGrid(columns, size, List.of(pictures));
  }

  private static byte[] rgb(int[] pixels) {
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return rgb;
  }
}
