// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * PNG files of one size as the frames of one animated PNG (PNG, third edition, Section 11.3.6),
 * without loss: their compressed pixels are taken over as they are. Programs that know no animation
 * show the first.
 */
public final class AnimatedPng {

  private AnimatedPng() {}

  /**
   * @param milliseconds that each frame is shown
   */
  public static byte[] of(List<byte[]> files, int milliseconds) {
    List<PngChunks> frames = files.stream().map(PngChunks::read).toList();
    byte[] header = frames.get(0).of("IHDR").get(0).data();
    PngChunks animation = new PngChunks().with(new PngChunk("IHDR", header));
    animation.with(
        new PngChunk("acTL", ByteBuffer.allocate(8).putInt(frames.size()).putInt(0).array()));
    frames.get(0).of("iTXt").forEach(animation::with);
    int sequence = 0;
    for (PngChunks frame : frames) {
      boolean first = sequence == 0;
      animation.with(new PngChunk("fcTL", control(sequence++, header, milliseconds)));
      for (PngChunk pixels : frame.of("IDAT")) {
        animation.with(first ? pixels : new PngChunk("fdAT", numbered(sequence++, pixels.data())));
      }
    }
    return animation.with(new PngChunk("IEND", new byte[0])).bytes();
  }

  private static byte[] control(int sequence, byte[] header, int milliseconds) {
    return ByteBuffer.allocate(26)
        .putInt(sequence)
        .put(header, 0, 8)
        .putInt(0)
        .putInt(0)
        .putShort((short) milliseconds)
        .putShort((short) 1000)
        .put(new byte[2])
        .array();
  }

  private static byte[] numbered(int sequence, byte[] data) {
    return ByteBuffer.allocate(4 + data.length).putInt(sequence).put(data).array();
  }
}
