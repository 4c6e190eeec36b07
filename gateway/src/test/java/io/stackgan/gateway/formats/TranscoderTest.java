// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import io.stackgan.contracts.Exploration;
import io.stackgan.pictures.PictureOrigin;
import io.stackgan.pictures.Png;
import io.stackgan.pictures.Recipe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;

class TranscoderTest {

  private static final int SIDE = 64;
  private static final Recipe RECIPE = new Recipe("a bird", 7, 0, 1, "birds-1", Exploration.NONE);
  private static final byte[] PICTURE = Png.encode(smooth(), SIDE, Optional.of(RECIPE));

  @Test
  void png_isLeftAsItIs() {
    assertThat(Transcoder.convert(PICTURE, new Output(PictureFormat.PNG, 10))).isSameAs(PICTURE);
  }

  @Test
  void jpeg_showsTheSame_andTellsItsOrigin() throws IOException {
    byte[] jpeg = Transcoder.convert(PICTURE, new Output(PictureFormat.JPEG, 90));
    assertThat(difference(ImageIO.read(new ByteArrayInputStream(jpeg)))).isLessThan(4);
    assertThat(PictureOrigin.of(jpeg)).hasValue(new PictureOrigin(RECIPE, SIDE, 90));
  }

  @Test
  void webp_showsTheSame_andTellsItsOrigin() throws IOException {
    byte[] webp = Transcoder.convert(PICTURE, new Output(PictureFormat.WEBP, 90));
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(webp)));
    assertThat(difference(reader.read(0))).isLessThan(6);
    assertThat(PictureOrigin.of(webp)).hasValue(new PictureOrigin(RECIPE, SIDE, 90));
  }

  @Test
  void lessCompression_isALargerFile_andTheSameAgainTheSameBytes() {
    for (PictureFormat format : new PictureFormat[] {PictureFormat.JPEG, PictureFormat.WEBP}) {
      byte[] small = Transcoder.convert(PICTURE, new Output(format, 10));
      byte[] large = Transcoder.convert(PICTURE, new Output(format, 95));
      assertThat(small.length).isLessThan(large.length);
      assertThat(Transcoder.convert(PICTURE, new Output(format, 10))).isEqualTo(small);
    }
  }

  /** Mean difference of the levels, 0 to 255. */
  private static double difference(BufferedImage image) {
    byte[] expected = smooth();
    double sum = 0;
    for (int at = 0; at < expected.length; at++) {
      int pixel = image.getRGB(at / 3 % SIDE, at / 3 / SIDE);
      int level = pixel >> (16 - 8 * (at % 3)) & 0xff;
      sum += Math.abs(level - (expected[at] & 0xff));
    }
    return sum / expected.length;
  }

  private static byte[] smooth() {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    for (int at = 0; at < rgb.length; at++) {
      int x = at / 3 % SIDE;
      int y = at / 3 / SIDE;
      rgb[at] = (byte) (at % 3 == 0 ? x * 4 : at % 3 == 1 ? y * 4 : 128);
    }
    return rgb;
  }
}
