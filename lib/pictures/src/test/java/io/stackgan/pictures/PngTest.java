// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

  @Test
  void picture_isReadBackByAnotherDecoder() throws IOException {
    byte[] rgb = new byte[64 * 64 * 3];
    new Random(1).nextBytes(rgb);

    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Png.encode(rgb, 64, Optional.empty())));

    assertThat(image.getWidth()).isEqualTo(64);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        int at = (y * 64 + x) * 3;
        int expected = (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
        assertThat(image.getRGB(x, y) & 0xffffff).isEqualTo(expected);
      }
    }
  }

  @Test
  void otherSize_isRefused() {
    assertThatThrownBy(() -> Png.encode(new byte[12], 64, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
