// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import io.stackgan.contracts.ImageSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A PNG of one colour that its seed, index and size determine. */
public final class TestPicture {

  private TestPicture() {}

  public static byte[] of(long seed, int index, ImageSize size) {
    int side = size.pixels();
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, (int) (seed * 4099 + index * 31));
    image.setRGB(0, 0, side, side, pixels, 0, side);
    try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
