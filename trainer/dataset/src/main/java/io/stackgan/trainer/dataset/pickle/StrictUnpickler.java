// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

import java.io.IOException;
import java.util.Set;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Runs only the instructions that lists of texts, numbers and numpy arrays need. The base class
 * would look types up in a registry that the whole JVM shares and call methods that the data name.
 */
final class StrictUnpickler extends Unpickler {

  /** Instructions that build values out of what stands in the file. */
  private static final Set<Short> PLAIN =
      Set.of(
          Opcodes.MARK,
          Opcodes.STOP,
          Opcodes.NONE,
          Opcodes.INT,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.LONG,
          Opcodes.LONG1,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.STRING,
          Opcodes.BINSTRING,
          Opcodes.SHORT_BINSTRING,
          Opcodes.UNICODE,
          Opcodes.BINUNICODE,
          Opcodes.SHORT_BINUNICODE,
          Opcodes.BINUNICODE8,
          Opcodes.BINBYTES,
          Opcodes.SHORT_BINBYTES,
          Opcodes.BINBYTES8,
          Opcodes.BYTEARRAY8,
          Opcodes.TUPLE,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.LIST,
          Opcodes.EMPTY_LIST,
          Opcodes.APPEND,
          Opcodes.APPENDS,
          Opcodes.GET,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.PUT,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.MEMOIZE,
          Opcodes.REDUCE,
          Opcodes.PROTO,
          Opcodes.FRAME);

  /** Instructions whose next four bytes are a length. */
  private static final Set<Short> LENGTH_OF_4 =
      Set.of(Opcodes.BINSTRING, Opcodes.BINUNICODE, Opcodes.BINBYTES);

  private static final Set<Short> LENGTH_OF_8 =
      Set.of(Opcodes.BINBYTES8, Opcodes.BINUNICODE8, Opcodes.BYTEARRAY8);

  @Override
  protected Object dispatch(short opcode) throws IOException {
    if (opcode == Opcodes.GLOBAL) {
      String module = PickleUtils.readline(input);
      stack.add(LayoutTypes.named(module, PickleUtils.readline(input)));
    } else if (opcode == Opcodes.STACK_GLOBAL) {
      String name = (String) stack.pop();
      stack.add(LayoutTypes.named((String) stack.pop(), name));
    } else if (opcode == Opcodes.BUILD) {
      build();
    } else {
      return plain(opcode);
    }
    return NO_RETURN_VALUE;
  }

  private Object plain(short opcode) throws IOException {
    if (!PLAIN.contains(opcode)) {
      throw new RefusedPickleException(
          "has the instruction 0x%02x, which no data set needs".formatted(opcode));
    }
    if (LENGTH_OF_4.contains(opcode)) {
      requireLength(4);
    } else if (LENGTH_OF_8.contains(opcode)) {
      requireLength(8);
    }
    return super.dispatch(opcode);
  }

  private void build() {
    Object state = stack.pop();
    if (!(stack.peek() instanceof Stateful target) || !(state instanceof Object[] values)) {
      throw new RefusedPickleException("sets the state of something that is no numpy array");
    }
    target.restore(values);
  }

  /** A length beyond the file's end would be allocated before the end is met. */
  private void requireLength(int bytes) throws IOException {
    input.mark(bytes);
    byte[] field = PickleUtils.readbytes(input, bytes);
    input.reset();
    long length =
        bytes == 4 ? PickleUtils.bytes_to_uint(field, 0) : PickleUtils.bytes_to_long(field, 0);
    if (length < 0 || length > input.available()) {
      throw new RefusedPickleException("is cut off: " + length + " bytes should follow");
    }
  }
}
