// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** A PNG file as its chunks (ISO/IEC 15948, Section 5). */
final class PngChunks {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int AROUND = 12;

  private final List<PngChunk> chunks = new ArrayList<>();

  static boolean begins(byte[] file) {
    return file.length > SIGNATURE.length
        && Arrays.equals(SIGNATURE, Arrays.copyOf(file, SIGNATURE.length));
  }

  /**
   * @throws UnreadablePictureException when the file ends within a chunk
   */
  static PngChunks read(byte[] file) {
    PngChunks read = new PngChunks();
    ByteBuffer rest = ByteBuffer.wrap(file).position(SIGNATURE.length);
    while (rest.remaining() >= AROUND) {
      int length = rest.getInt();
      if (length < 0 || length > rest.remaining() - 8) {
        throw new UnreadablePictureException("The PNG file ends within a chunk: it is cut off.");
      }
      byte[] type = new byte[4];
      byte[] data = new byte[length];
      rest.get(type).get(data).getInt();
      read.with(new PngChunk(new String(type, US_ASCII), data));
    }
    return read;
  }

  PngChunks with(PngChunk chunk) {
    chunks.add(chunk);
    return this;
  }

  List<PngChunk> all() {
    return chunks;
  }

  List<PngChunk> of(String type) {
    return chunks.stream().filter(chunk -> chunk.type().equals(type)).toList();
  }

  /** Of a square picture, in pixels. */
  int side() {
    return of("IHDR").stream()
        .mapToInt(header -> ByteBuffer.wrap(header.data()).getInt())
        .findFirst()
        .orElseThrow(() -> new UnreadablePictureException("The PNG file has no header."));
  }

  byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    chunks.forEach(chunk -> file.writeBytes(bytes(chunk)));
    return file.toByteArray();
  }

  private static byte[] bytes(PngChunk chunk) {
    byte[] type = chunk.type().getBytes(US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(type);
    checksum.update(chunk.data());
    return ByteBuffer.allocate(chunk.data().length + AROUND)
        .putInt(chunk.data().length)
        .put(type)
        .put(chunk.data())
        .putInt((int) checksum.getValue())
        .array();
  }
}
