// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** Java2D images to RGB bytes. Transparent parts are laid on white. */
final class RgbPixels {

  private RgbPixels() {}

  static RgbImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[width * height * 3];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      copyGray(image.getRaster(), rgb);
    } else {
      copy(opaque(image).getRGB(0, 0, width, height, null, 0, width), rgb);
    }
    return new RgbImage(width, height, rgb);
  }

  /** Java2D takes gray values for linear light and would brighten them. */
  private static void copyGray(Raster raster, byte[] rgb) {
    int[] gray = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) gray[i / 3];
    }
  }

  private static void copy(int[] pixels, byte[] rgb) {
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
  }

  private static BufferedImage opaque(BufferedImage image) {
    if (!image.getColorModel().hasAlpha()) {
      return image;
    }
    BufferedImage laid =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = laid.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return laid;
  }
}
