// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.formats;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import io.stackgan.pictures.Jpeg;
import io.stackgan.pictures.PictureOrigin;
import io.stackgan.pictures.WebP;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes other files of the PNG files in the store, and takes over what they say of their origin.
 */
public final class Transcoder {

  private Transcoder() {}

  /** The same bytes for the same picture and output. */
  public static byte[] convert(byte[] png, Output output) {
    return switch (output.format()) {
      case PNG -> png;
      case JPEG -> jpeg(png, output.compression());
      case WEBP -> webp(png, output.compression());
    };
  }

  private static byte[] jpeg(byte[] png, int compression) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(quality(compression));
    byte[] file = write(decode(png), writer, settings);
    return origin(png, compression).map(origin -> Jpeg.with(origin, file)).orElse(file);
  }

  private static byte[] webp(byte[] png, int compression) {
    WebPWriteParam settings = new WebPWriteParam(Locale.ROOT);
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionType("Lossy");
    settings.setCompressionQuality(quality(compression));
    byte[] file = write(decode(png), new WebPImageWriterSpi().createWriterInstance(null), settings);
    return origin(png, compression).map(origin -> WebP.with(origin, file)).orElse(file);
  }

  private static float quality(int compression) {
    return compression / (float) Output.TRUEST;
  }

  private static Optional<PictureOrigin> origin(byte[] png, int compression) {
    return PictureOrigin.of(png)
        .map(found -> new PictureOrigin(found.recipe(), found.side(), compression));
  }

  static BufferedImage decode(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] write(BufferedImage picture, ImageWriter writer, ImageWriteParam settings) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }
}
