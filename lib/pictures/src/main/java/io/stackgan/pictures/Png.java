// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes square RGB pictures as PNG (ISO/IEC 15948), 8 bits a channel. */
public final class Png {

  public static final String CONTENT_TYPE = "image/png";

  private static final int CHANNELS = 3;
  private static final int TRUECOLOUR = 2;
  private static final int PAETH = 4;

  private Png() {}

  /**
   * @param rgb size rows of size pixels, a byte each for red, green and blue
   * @param recipe written into text chunks where it is known
   */
  public static byte[] encode(byte[] rgb, int size, Optional<Recipe> recipe) {
    if (rgb.length != size * size * CHANNELS) {
      throw new IllegalArgumentException(
          rgb.length + " bytes are no " + size + "×" + size + " RGB");
    }
    PngChunks chunks = new PngChunks().with(new PngChunk("IHDR", header(size)));
    recipe.ifPresent(known -> PngText.add(chunks, known));
    return chunks
        .with(new PngChunk("IDAT", deflated(filtered(rgb, size))))
        .with(new PngChunk("IEND", new byte[0]))
        .bytes();
  }

  private static byte[] header(int size) {
    return ByteBuffer.allocate(13)
        .putInt(size)
        .putInt(size)
        .put(new byte[] {8, TRUECOLOUR, 0, 0, 0})
        .array();
  }

  /** Each row begins with its filter; Paeth's suits smooth pictures in every row. */
  private static byte[] filtered(byte[] rgb, int size) {
    int row = size * CHANNELS;
    byte[] filtered = new byte[(row + 1) * size];
    for (int y = 0; y < size; y++) {
      filtered[y * (row + 1)] = PAETH;
      for (int x = 0; x < CHANNELS; x++) {
        int above = y == 0 ? 0 : rgb[(y - 1) * row + x];
        filtered[y * (row + 1) + 1 + x] = (byte) (rgb[y * row + x] - above);
      }
      if (y == 0) {
        filterFirst(rgb, filtered, row);
      } else {
        filterInner(rgb, filtered, y, row);
      }
    }
    return filtered;
  }

  /** Nothing is above, so that the left neighbour is the nearest. */
  private static void filterFirst(byte[] rgb, byte[] filtered, int row) {
    for (int x = CHANNELS; x < row; x++) {
      filtered[1 + x] = (byte) (rgb[x] - rgb[x - CHANNELS]);
    }
  }

  private static void filterInner(byte[] rgb, byte[] filtered, int y, int row) {
    int shift = y + 1;
    for (int at = y * row + CHANNELS; at < (y + 1) * row; at++) {
      int left = rgb[at - CHANNELS] & 0xff;
      int above = rgb[at - row] & 0xff;
      int corner = rgb[at - row - CHANNELS] & 0xff;
      filtered[at + shift] = (byte) (rgb[at] - paeth(left, above, corner));
    }
  }

  /** Whichever neighbour is nearest to left + above − corner (Section 9.4). */
  private static int paeth(int left, int above, int corner) {
    int toLeft = Math.abs(above - corner);
    int toAbove = Math.abs(left - corner);
    int toCorner = Math.abs(left + above - 2 * corner);
    if (toLeft <= toAbove && toLeft <= toCorner) {
      return left;
    }
    return toAbove <= toCorner ? above : corner;
  }

  /** Without a search for repetitions: see RATIONALE.md. */
  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setStrategy(Deflater.HUFFMAN_ONLY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.length / 2);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(data);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }
}
