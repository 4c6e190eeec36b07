// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

/**
 * A kernel's weights as int8, each output channel with a scale of its own: real = scale · byte.
 *
 * @param bytes (out, in, size, size)
 * @param scales (out)
 */
record QuantisedWeights(byte[] bytes, float[] scales) {

  private static final int LARGEST = 127;

  static QuantisedWeights of(Kernel kernel) {
    float[] values = kernel.weight();
    QuantisedWeights weights =
        new QuantisedWeights(new byte[values.length], new float[kernel.out()]);
    int each = values.length / kernel.out();
    for (int channel = 0; channel < kernel.out(); channel++) {
      weights.fill(values, channel, channel * each, (channel + 1) * each);
    }
    return weights;
  }

  private void fill(float[] values, int channel, int from, int to) {
    float largest = LARGEST * Float.MIN_NORMAL;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    scales[channel] = largest / LARGEST;
    for (int i = from; i < to; i++) {
      bytes[i] = (byte) Math.round(values[i] / scales[channel]);
    }
  }

  /** A bias as the products of weights and inputs are summed up. */
  int[] inUnits(float[] bias, float inputScale) {
    int[] units = new int[bias.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = (int) Math.round(bias[i] / ((double) inputScale * scales[i]));
    }
    return units;
  }
}
