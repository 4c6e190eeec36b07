// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A numpy array of numbers as pickled. */
public final class NumpyArray implements Stateful {

  private List<Integer> shape = List.of();
  private NumpyType type;
  private boolean columnsFirst;
  private Object data;

  NumpyArray() {}

  /** Sizes of the dimensions, slowest first. */
  public List<Integer> shape() {
    return shape;
  }

  /**
   * The rows of a matrix of real numbers.
   *
   * @throws RefusedPickleException when it is no such matrix
   */
  public float[][] rows() {
    if (shape.size() != 2 || columnsFirst) {
      throw new RefusedPickleException("holds an array that is no matrix written row by row");
    }
    ByteBuffer bytes = ByteBuffer.wrap(bytes(data)).order(type.order());
    float[][] rows = new float[shape.get(0)][shape.get(1)];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = type.real(bytes);
      }
    }
    return rows;
  }

  /** State: version, shape, type, Fortran order, data. */
  @Override
  public void restore(Object[] state) {
    if (state.length != 5) {
      throw new RefusedPickleException("holds an array with a broken state");
    }
    columnsFirst = Boolean.TRUE.equals(state[3]) || Integer.valueOf(1).equals(state[3]);
    fill((Object[]) state[1], (NumpyType) state[2], state[4]);
  }

  static NumpyArray of(Object[] sizes, NumpyType type, Object data) {
    NumpyArray array = new NumpyArray();
    array.fill(sizes, type, data);
    return array;
  }

  private void fill(Object[] sizes, NumpyType type, Object data) {
    this.type = type;
    this.data = data;
    shape = Arrays.stream(sizes).map(size -> ((Number) size).intValue()).toList();
    long expected = type.itemSize();
    for (int size : shape) {
      expected = Math.multiplyExact(expected, (long) size);
    }
    if (bytes(data).length != expected) {
      throw new RefusedPickleException(
          "holds an array of shape %s with %d bytes instead of %d"
              .formatted(shape, bytes(data).length, expected));
    }
  }

  /** Python 2 wrote bytes as text, each character a byte. */
  private static byte[] bytes(Object data) {
    return data instanceof String text ? text.getBytes(StandardCharsets.ISO_8859_1) : (byte[]) data;
  }
}
