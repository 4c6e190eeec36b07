// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.pictures;

import io.stackgan.trainer.dataset.RgbImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Pictures in other sizes. */
public final class Pictures {

  private static final int CHANNELS = 3;

  private Pictures() {}

  /** The square in the middle. */
  public static RgbImage centre(RgbImage picture, int side) {
    int left = (picture.width() - side) / 2;
    int top = (picture.height() - side) / 2;
    byte[] rgb = new byte[side * side * CHANNELS];
    for (int y = 0; y < side; y++) {
      int from = ((top + y) * picture.width() + left) * CHANNELS;
      System.arraycopy(picture.rgb(), from, rgb, y * side * CHANNELS, side * CHANNELS);
    }
    return new RgbImage(side, side, rgb);
  }

  /**
   * Each pixel the mean of a square block, rounded half up.
   *
   * @param side divides the picture's
   */
  public static RgbImage shrink(RgbImage picture, int side) {
    int block = picture.width() / side;
    byte[] rgb = new byte[side * side * CHANNELS];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / CHANNELS % side * block;
      int y = i / CHANNELS / side * block;
      int sum = 0;
      for (int j = 0; j < block * block; j++) {
        int pixel = (y + j / block) * picture.width() + x + j % block;
        sum += picture.rgb()[pixel * CHANNELS + i % CHANNELS] & 0xff;
      }
      rgb[i] = (byte) ((2 * sum + block * block) / (2 * block * block));
    }
    return new RgbImage(side, side, rgb);
  }

  /** Bicubic enlargement by Java2D. */
  public static RgbImage enlarge(RgbImage picture, int side) {
    BufferedImage large = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image(picture), 0, 0, side, side, null);
    graphics.dispose();
    return picture(large);
  }

  public static BufferedImage image(RgbImage picture) {
    int width = picture.width();
    int[] pixels = new int[width * picture.height()];
    byte[] rgb = picture.rgb();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
    }
    BufferedImage image = new BufferedImage(width, picture.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, picture.height(), pixels, 0, width);
    return image;
  }

  private static RgbImage picture(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    byte[] rgb = new byte[pixels.length * CHANNELS];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (pixels[i / CHANNELS] >> 8 * (2 - i % CHANNELS));
    }
    return new RgbImage(width, image.getHeight(), rgb);
  }
}
