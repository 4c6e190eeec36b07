// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** XMP in WebP: the extended form of the file, RFC 9649, Section 2.7. */
public final class WebP {

  private static final int HEADER = 12;
  private static final byte HAS_XMP = 4;

  private WebP() {}

  /**
   * The file with its origin in it.
   *
   * @param file in the simple form, opaque
   */
  public static byte[] with(PictureOrigin origin, byte[] file) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    chunks.writeBytes("WEBP".getBytes(US_ASCII));
    chunks.writeBytes(chunk("VP8X", extension(origin.side())));
    chunks.writeBytes(Arrays.copyOfRange(file, HEADER, file.length));
    chunks.writeBytes(chunk("XMP ", Xmp.packet(origin)));
    return chunk("RIFF", chunks.toByteArray());
  }

  private static byte[] extension(int side) {
    return ByteBuffer.allocate(10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HAS_XMP)
        .put(new byte[3])
        .putShort((short) (side - 1))
        .put((byte) 0)
        .putShort((short) (side - 1))
        .put((byte) 0)
        .array();
  }

  /** Padded to an even length, which the length does not count. */
  private static byte[] chunk(String name, byte[] data) {
    return ByteBuffer.allocate(8 + data.length + data.length % 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(name.getBytes(US_ASCII))
        .putInt(data.length)
        .put(data)
        .array();
  }

  static boolean begins(byte[] file) {
    return PictureOrigin.has(file, 0, "RIFF") && PictureOrigin.has(file, 8, "WEBP");
  }

  static Optional<byte[]> xmp(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = HEADER;
    while (at + 8 <= file.length) {
      int length = bytes.getInt(at + 4);
      if (length < 0 || length > file.length - at - 8) {
        throw new UnreadablePictureException("The WebP file ends within a chunk: it is cut off.");
      }
      if (PictureOrigin.has(file, at, "XMP ")) {
        return Optional.of(Arrays.copyOfRange(file, at + 8, at + 8 + length));
      }
      at += 8 + length + length % 2;
    }
    return Optional.empty();
  }
}
