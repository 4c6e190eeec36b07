// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** XMP in JPEG: an APP1 segment that begins with a name (XMP, part 3). */
public final class Jpeg {

  private static final byte[] NAME = "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
  private static final short START_OF_IMAGE = (short) 0xffd8;
  private static final short START_OF_SCAN = (short) 0xffda;
  private static final short APP0 = (short) 0xffe0;
  private static final short APP1 = (short) 0xffe1;

  private Jpeg() {}

  /** The file with its origin in it. */
  public static byte[] with(PictureOrigin origin, byte[] file) {
    byte[] packet = Xmp.packet(origin);
    int length = 2 + NAME.length + packet.length;
    int at = afterHeader(file);
    return ByteBuffer.allocate(file.length + 2 + length)
        .put(file, 0, at)
        .putShort(APP1)
        .putShort((short) length)
        .put(NAME)
        .put(packet)
        .put(file, at, file.length - at)
        .array();
  }

  /** JFIF wants its own segment to be the first. */
  private static int afterHeader(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    return bytes.getShort(2) == APP0 ? 4 + Short.toUnsignedInt(bytes.getShort(4)) : 2;
  }

  static boolean begins(byte[] file) {
    return file.length > 4 && ByteBuffer.wrap(file).getShort() == START_OF_IMAGE;
  }

  static Optional<byte[]> xmp(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int at = 2;
    while (at + 4 <= file.length && bytes.getShort(at) != START_OF_SCAN) {
      int end = at + 2 + Short.toUnsignedInt(bytes.getShort(at + 2));
      int start = at + 4 + NAME.length;
      if (bytes.getShort(at) == APP1 && start <= end && end <= file.length) {
        byte[] segment = Arrays.copyOfRange(file, at + 4, end);
        if (Arrays.equals(NAME, Arrays.copyOf(segment, NAME.length))) {
          return Optional.of(Arrays.copyOfRange(segment, NAME.length, segment.length));
        }
      }
      at = end;
    }
    return Optional.empty();
  }
}
