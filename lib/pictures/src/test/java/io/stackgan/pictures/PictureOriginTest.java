// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.contracts.Exploration;
import io.stackgan.contracts.Exploration.Destination;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureOriginTest {

  private static final Recipe PLAIN =
      new Recipe("a <red> bird & 雀\u000b🐦", Long.MAX_VALUE, 3, 4, "birds-1", Exploration.NONE);
  private static final Recipe WAY =
      new Recipe(
          "a", 7, 1, 3, "birds-1", new Exploration(0.5, new Destination("a blue bird", null)));

  @Test
  void png_tellsItsRecipe_andIsStillRead() throws IOException {
    byte[] file = Png.encode(new byte[64 * 64 * 3], 64, Optional.of(PLAIN));
    assertThat(PictureOrigin.of(file)).hasValue(new PictureOrigin(PLAIN, 64, 100));
    assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(64);
    assertThat(new String(file, java.nio.charset.StandardCharsets.UTF_8))
        .contains("Description\0\0\0\0\0a <red> bird & 雀");
  }

  @Test
  void way_isToldWhole() {
    byte[] file = Png.encode(new byte[12], 2, Optional.of(WAY));
    assertThat(PictureOrigin.of(file).orElseThrow().recipe()).isEqualTo(WAY);
  }

  @Test
  void jpeg_tellsItsRecipe_andIsStillRead() throws IOException {
    byte[] file = Jpeg.with(new PictureOrigin(PLAIN, 8, 80), jpeg());
    assertThat(PictureOrigin.of(file)).hasValue(new PictureOrigin(PLAIN, 8, 80));
    assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(8);
  }

  @Test
  void webp_tellsItsRecipe() {
    byte[] simple = "RIFF\u000e\0\0\0WEBPVP8L\u0002\0\0\0ab".getBytes(US_ASCII);
    byte[] file = WebP.with(new PictureOrigin(WAY, 256, 30), simple);
    assertThat(PictureOrigin.of(file)).hasValue(new PictureOrigin(WAY, 256, 30));
    assertThat(PictureOrigin.of(simple)).isEmpty();
  }

  @Test
  void fileThatSaysNothing_isEmpty() throws IOException {
    assertThat(PictureOrigin.of(jpeg())).isEmpty();
    assertThat(PictureOrigin.of(Png.encode(new byte[12], 2, Optional.empty()))).isEmpty();
  }

  @Test
  void otherOrDamagedFile_isRefused() {
    assertThatThrownBy(() -> PictureOrigin.of("a text".getBytes(US_ASCII)))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessageContaining("no PNG, JPEG or WebP");
    byte[] file = Png.encode(new byte[12], 2, Optional.of(PLAIN));
    assertThatThrownBy(() -> PictureOrigin.of(Arrays.copyOf(file, 60)))
        .isInstanceOf(UnreadablePictureException.class)
        .hasMessageContaining("cut off");
  }

  private static byte[] jpeg() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", file);
    return file.toByteArray();
  }
}
