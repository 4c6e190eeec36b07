// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A record of an event file: its length (8 bytes, little-endian), the length's masked CRC-32C (4),
 * the content, the content's masked CRC-32C (4).
 */
final class RecordFrame {

  private static final int LENGTH_BYTES = 8;
  private static final int CHECK_BYTES = 4;
  private static final int MASK = 0xa282ead8;

  private RecordFrame() {}

  static byte[] of(byte[] content) {
    ByteBuffer frame =
        ByteBuffer.allocate(LENGTH_BYTES + 2 * CHECK_BYTES + content.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(content.length);
    frame.putInt(maskedCheck(frame.array(), LENGTH_BYTES));
    frame.put(content);
    frame.putInt(maskedCheck(content, content.length));
    return frame.array();
  }

  /** A check that is stored beside what it checks is rotated and shifted, by the format's rule. */
  private static int maskedCheck(byte[] bytes, int length) {
    CRC32C check = new CRC32C();
    check.update(bytes, 0, length);
    return Integer.rotateRight((int) check.getValue(), 15) + MASK;
  }
}
