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

  /** Half the time of the default level for files that are a few per cent larger. */
  private static final int LEVEL = 4;

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
      int target = y * (row + 1);
      filtered[target] = PAETH;
      for (int x = 0; x < row; x++) {
        int at = y * row + x;
        int left = x < CHANNELS ? 0 : rgb[at - CHANNELS] & 0xff;
        int above = y == 0 ? 0 : rgb[at - row] & 0xff;
        int corner = x < CHANNELS || y == 0 ? 0 : rgb[at - row - CHANNELS] & 0xff;
        filtered[target + 1 + x] = (byte) (rgb[at] - paeth(left, above, corner));
      }
    }
    return filtered;
  }

  /** Whichever neighbour is nearest to left + above − corner (Section 9.4). */
  private static int paeth(int left, int above, int corner) {
    int estimate = left + above - corner;
    int toLeft = Math.abs(estimate - left);
    int toAbove = Math.abs(estimate - above);
    int toCorner = Math.abs(estimate - corner);
    if (toLeft <= toAbove && toLeft <= toCorner) {
      return left;
    }
    return toAbove <= toCorner ? above : corner;
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater(LEVEL);
    deflater.setStrategy(Deflater.FILTERED);
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
