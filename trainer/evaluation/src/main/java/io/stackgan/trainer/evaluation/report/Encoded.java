// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.pictures.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures as files. */
final class Encoded {

  private static final int SMALL = 64;

  private Encoded() {}

  static byte[] png(BufferedImage image) {
    return file(image, "png");
  }

  /**
   * For a page with many pictures: small ones, whose pixels one wants to count, as they are, and
   * larger ones as JPEG, a tenth of the size.
   */
  static String dataUri(RgbImage picture) {
    String format = picture.width() > SMALL ? "jpeg" : "png";
    byte[] file = file(Pictures.image(picture), format);
    return "data:image/%s;base64,%s".formatted(format, Base64.getEncoder().encodeToString(file));
  }

  private static byte[] file(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
