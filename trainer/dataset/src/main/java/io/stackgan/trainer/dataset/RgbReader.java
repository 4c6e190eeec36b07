// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes JPEG, PNG, WebP, GIF and BMP files to RGB. */
public final class RgbReader {

  /** Images with more pixels by their header are refused before they are decoded. */
  public static final long MAX_PIXELS = 64_000_000;

  static {
    // Files are read where they lie; a copy in the temporary folder helps nobody.
    ImageIO.setUseCache(false);
  }

  private RgbReader() {}

  /**
   * @throws UnreadableImageException when the file is no image, is cut off, or is larger than
   *     {@link #MAX_PIXELS}
   */
  public static RgbImage read(Path file) {
    return open(file, RgbReader::decode);
  }

  /** Width and height from the header alone. */
  public static ImageDimensions dimensions(Path file) {
    return open(file, RgbReader::headerOf);
  }

  private interface Action<T> {
    T run(Path file, ImageReader reader) throws IOException;
  }

  private static <T> T open(Path file, Action<T> action) {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableImageException(file, "does not exist");
    }
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      ImageReader reader = readerFor(file, input);
      try {
        reader.setInput(input, true, true);
        return action.run(file, reader);
      } finally {
        reader.dispose();
      }
    } catch (UnreadableImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders answer broken data with unchecked exceptions of many kinds.
      throw new UnreadableImageException(file, "cannot be decoded: " + e.getMessage(), e);
    }
  }

  private static ImageReader readerFor(Path file, ImageInputStream input) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
    if (!readers.hasNext()) {
      throw new UnreadableImageException(file, "is not a JPEG, PNG, WebP, GIF or BMP image");
    }
    return readers.next();
  }

  private static ImageDimensions headerOf(Path file, ImageReader reader) throws IOException {
    ImageDimensions size = new ImageDimensions(reader.getWidth(0), reader.getHeight(0));
    if (size.pixels() > MAX_PIXELS) {
      throw new UnreadableImageException(
          file,
          "has %d×%d pixels, more than the limit of %d"
              .formatted(size.width(), size.height(), MAX_PIXELS));
    }
    return size;
  }

  private static RgbImage decode(Path file, ImageReader reader) throws IOException {
    headerOf(file, reader);
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage image = reader.read(0);
    for (String warning : warnings) {
      // A JPEG that ends early is filled up with gray and only warned of.
      if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
        throw new UnreadableImageException(file, "is cut off: " + warning);
      }
    }
    return RgbPixels.of(image);
  }
}
