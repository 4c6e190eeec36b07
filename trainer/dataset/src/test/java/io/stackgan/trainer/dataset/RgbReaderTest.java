// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RgbReaderTest {

  /** One lossless WebP pixel. */
  private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

  @TempDir Path folder;

  @Test
  void png_givesItsPixels() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 0, 0x0102ff);

    assertThat(RgbReader.read(write(image, "png")).rgb()).containsExactly(0, 0, 0, 1, 2, -1);
  }

  @Test
  void grayImage_keepsItsValues() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 100);

    assertThat(RgbReader.read(write(image, "png")).rgb()).containsExactly(100, 100, 100);
  }

  @Test
  void transparentPixels_lieOnWhite() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);

    assertThat(RgbReader.read(write(image, "png")).rgb()).containsExactly(-1, -1, -1);
  }

  @Test
  void webp_isRead() throws IOException {
    Path file = Files.write(folder.resolve("a.webp"), Base64.getDecoder().decode(WEBP));

    assertThat(RgbReader.dimensions(file)).isEqualTo(new ImageDimensions(1, 1));
    assertThat(RgbReader.read(file).rgb()).hasSize(3);
  }

  @Test
  void cutOffJpeg_isRefused() throws IOException {
    BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().fillOval(20, 20, 250, 200);
    byte[] bytes = Files.readAllBytes(write(image, "jpg"));
    Path file = Files.write(folder.resolve("b.jpg"), Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> RgbReader.read(file))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining("b.jpg: is cut off");
  }

  @Test
  void cutOffPng_isRefused() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().fillOval(2, 2, 50, 60);
    byte[] bytes = Files.readAllBytes(write(image, "png"));
    Path file = Files.write(folder.resolve("b.png"), Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> RgbReader.read(file))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining("b.png");
  }

  @Test
  void text_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("c.jpg"), "no image");

    assertThatThrownBy(() -> RgbReader.read(file)).hasMessageContaining("is not a JPEG, PNG");
  }

  @Test
  void hugeImage_isRefusedByItsHeader() throws IOException {
    Path file = Files.write(folder.resolve("d.png"), pngHeader(50_000, 50_000));

    assertThatThrownBy(() -> RgbReader.read(file))
        .hasMessageContaining("50000×50000 pixels, more than the limit of 64000000");
  }

  @Test
  void hugeJpeg_isRefusedByItsHeader() throws IOException {
    byte[] jpeg = Files.readAllBytes(write(new BufferedImage(8, 8, 1), "jpg"));
    int frame = indexOf(jpeg, 0xff, 0xc0);
    // Marker, length and precision, then height and width.
    Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0x7f);

    assertHuge(jpeg, "32639×32639 pixels");
  }

  @Test
  void hugeGif_isRefusedByItsHeader() throws IOException {
    byte[] gif = Files.readAllBytes(write(new BufferedImage(8, 8, 1), "gif"));
    int descriptor = indexOf(gif, ',', 0, 0, 0, 0, 8, 0, 8, 0);
    Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) -1);

    assertHuge(gif, "65535×65535 pixels");
  }

  @Test
  void hugeWebp_isRefusedByItsHeader() throws IOException {
    byte[] webp = Base64.getDecoder().decode(WEBP);
    // RIFF, length, WEBP, VP8L, length, signature, then width - 1 and height - 1 of 14 bits each.
    Arrays.fill(webp, 21, 24, (byte) -1);
    webp[24] |= 0x0f;

    assertHuge(webp, "16384×16384 pixels");
  }

  private void assertHuge(byte[] image, String size) throws IOException {
    Path file = Files.write(folder.resolve("huge"), image);
    assertThatThrownBy(() -> RgbReader.read(file))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining(size + ", more than the limit of 64000000");
  }

  private static int indexOf(byte[] bytes, int... sought) {
    for (int start = 0; start <= bytes.length - sought.length; start++) {
      int matched = 0;
      while (matched < sought.length && bytes[start + matched] == (byte) sought[matched]) {
        matched++;
      }
      if (matched == sought.length) {
        return start;
      }
    }
    throw new AssertionError("not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp"})
  void cutOffImage_isRefused(String format) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, i * 7919);
    }
    byte[] bytes = Files.readAllBytes(write(image, format));
    Path file = Files.write(folder.resolve("e"), Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> RgbReader.read(file)).isInstanceOf(UnreadableImageException.class);
  }

  @Test
  void cutOffWebp_isRefused() throws IOException {
    byte[] bytes = Base64.getDecoder().decode(WEBP);
    Path file = Files.write(folder.resolve("f"), Arrays.copyOf(bytes, bytes.length - 9));

    assertThatThrownBy(() -> RgbReader.read(file)).isInstanceOf(UnreadableImageException.class);
  }

  private Path write(BufferedImage image, String format) throws IOException {
    Path file = folder.resolve("image." + format);
    ImageIO.write(image, format, file.toFile());
    return file;
  }

  private static byte[] pngHeader(int width, int height) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(chunk);
    header.writeBytes("IHDR");
    header.writeInt(width);
    header.writeInt(height);
    header.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.toByteArray());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(png);
    out.writeLong(0x89504e470d0a1a0aL);
    out.writeInt(13);
    chunk.writeTo(out);
    out.writeInt((int) crc.getValue());
    out.writeInt(0);
    out.writeBytes("IDAT");
    return png.toByteArray();
  }
}
