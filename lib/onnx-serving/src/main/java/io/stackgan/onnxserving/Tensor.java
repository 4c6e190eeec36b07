// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.util.Arrays;

/** Values in row-major order with their shape; the arrays are shared, not copied. */
public sealed interface Tensor {

  long[] shape();

  record Floats(long[] shape, float[] values) implements Tensor {
    public Floats {
      requireSize(shape, values.length);
    }

    /**
     * @param rows B arrays of the same length F
     * @return (B, F)
     */
    public static Floats ofRows(float[][] rows) {
      int features = rows[0].length;
      float[] values = new float[rows.length * features];
      for (int row = 0; row < rows.length; row++) {
        System.arraycopy(rows[row], 0, values, row * features, features);
      }
      return new Floats(new long[] {rows.length, features}, values);
    }

    /** The values of one element of the batch, whatever the shape behind the first dimension. */
    public float[] row(int index) {
      int features = values.length / (int) shape[0];
      return Arrays.copyOfRange(values, index * features, (index + 1) * features);
    }
  }

  record Longs(long[] shape, long[] values) implements Tensor {
    public Longs {
      requireSize(shape, values.length);
    }
  }

  private static void requireSize(long[] shape, int size) {
    long expected = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (expected != size) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " holds " + expected + " values, not " + size);
    }
  }
}
