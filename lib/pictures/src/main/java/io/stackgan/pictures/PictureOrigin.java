// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a picture's file says about how to make it again.
 *
 * @param side of the square picture, in pixels
 * @param compression 0 to 100, of no meaning in PNG
 */
public record PictureOrigin(Recipe recipe, int side, int compression) {

  private static final int NOT_COMPRESSED = 100;

  /**
   * What a PNG, JPEG or WebP file says; empty where it says nothing.
   *
   * @throws UnreadablePictureException when it is no such file, or damaged
   */
  public static Optional<PictureOrigin> of(byte[] file) {
    if (PngChunks.begins(file)) {
      PngChunks chunks = PngChunks.read(file);
      return PngText.read(chunks)
          .map(recipe -> new PictureOrigin(recipe, chunks.side(), NOT_COMPRESSED));
    }
    if (Jpeg.begins(file)) {
      return Jpeg.xmp(file).flatMap(Xmp::read);
    }
    if (WebP.begins(file)) {
      return WebP.xmp(file).flatMap(Xmp::read);
    }
    throw new UnreadablePictureException("This is no PNG, JPEG or WebP file.");
  }

  /** The name that {@code output_format} has for the file's format. */
  public static String format(byte[] file) {
    if (PngChunks.begins(file)) {
      return "png";
    }
    return Jpeg.begins(file) ? "jpeg" : "webp";
  }

  static boolean has(byte[] file, int at, String ascii) {
    byte[] wanted = ascii.getBytes(US_ASCII);
    return file.length >= at + wanted.length
        && Arrays.equals(wanted, Arrays.copyOfRange(file, at, at + wanted.length));
  }
}
