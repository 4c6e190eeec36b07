// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.Exploration;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to a file's bytes, reading it gives its origin, nothing or the one exception.
 */
class DamagedPicturesTest {

  private static final int FILES = 5000;
  private static final Recipe RECIPE = new Recipe("a bird", 7, 0, 1, "birds-1", Exploration.NONE);

  @Test
  void png_damaged() {
    assertThat(refused(Png.encode(new byte[12], 2, Optional.of(RECIPE)))).isPositive();
  }

  @Test
  void jpeg_damaged() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", file);
    PictureOrigin origin = new PictureOrigin(RECIPE, 8, 80);
    assertThat(refused(Jpeg.with(origin, file.toByteArray()))).isPositive();
  }

  @Test
  void webp_damaged() {
    byte[] simple = "RIFF\u000e\0\0\0WEBPVP8L\u0002\0\0\0ab".getBytes(US_ASCII);
    assertThat(refused(WebP.with(new PictureOrigin(RECIPE, 8, 30), simple))).isPositive();
  }

  private static int refused(byte[] file) {
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      try {
        PictureOrigin.of(damaged(file, random));
      } catch (UnreadablePictureException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    return refused;
  }

  private static byte[] damaged(byte[] file, Random random) {
    if (random.nextInt(8) == 0) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
    byte[] damaged = file.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }
}
