// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A numpy array of numbers as pickled; only its shape is kept. */
public final class NumpyArray implements Stateful {

  private List<Integer> shape = List.of();

  NumpyArray() {}

  /** Sizes of the dimensions, slowest first. */
  public List<Integer> shape() {
    return shape;
  }

  /** State: version, shape, type, Fortran order, data. */
  @Override
  public void restore(Object[] state) {
    if (state.length != 5) {
      throw new RefusedPickleException("holds an array with a broken state");
    }
    fill((Object[]) state[1], (NumpyType) state[2], state[4]);
  }

  static NumpyArray of(Object[] sizes, NumpyType type, Object data) {
    NumpyArray array = new NumpyArray();
    array.fill(sizes, type, data);
    return array;
  }

  private void fill(Object[] sizes, NumpyType type, Object data) {
    shape = Arrays.stream(sizes).map(size -> ((Number) size).intValue()).toList();
    long expected = type.itemSize();
    for (int size : shape) {
      expected = Math.multiplyExact(expected, (long) size);
    }
    if (length(data) != expected) {
      throw new RefusedPickleException(
          "holds an array of shape %s with %d bytes instead of %d"
              .formatted(shape, length(data), expected));
    }
  }

  /** Python 2 wrote bytes as text, each character a byte. */
  private static int length(Object data) {
    return data instanceof String text
        ? text.getBytes(StandardCharsets.ISO_8859_1).length
        : ((byte[]) data).length;
  }
}
