// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A numpy dtype. */
final class NumpyType implements Stateful {

  private final String code;
  private boolean bigEndian;

  NumpyType(Object[] arguments) {
    this.code = (String) arguments[0];
    this.bigEndian = code.startsWith(">");
  }

  /** Bytes of an item, the number at the end of a code such as f4 or i8. */
  int itemSize() {
    String digits = code.replaceFirst("^[<>=|]?[a-zA-Z]", "");
    if (!digits.matches("[1-9][0-9]?")) {
      throw new RefusedPickleException("holds an array of type " + code + ", not of numbers");
    }
    return Integer.parseInt(digits);
  }

  ByteOrder order() {
    return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** The next item. */
  float real(ByteBuffer bytes) {
    return switch (code.replaceFirst("^[<>=|]", "")) {
      case "f4" -> bytes.getFloat();
      case "f8" -> (float) bytes.getDouble();
      default ->
          throw new RefusedPickleException("holds an array of type " + code + ", not f4 or f8");
    };
  }

  /** State: version, byte order, and what structured types need. */
  @Override
  public void restore(Object[] state) {
    if (state.length < 2) {
      throw new RefusedPickleException("holds a numpy type with a broken state");
    }
    bigEndian |= ">".equals(state[1]);
  }
}
