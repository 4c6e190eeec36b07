// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.pictures.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as PNG files. */
final class Png {

  private Png() {}

  static byte[] of(RgbImage picture) {
    return of(Pictures.image(picture));
  }

  static byte[] of(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
