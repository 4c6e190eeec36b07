// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Linear;

/**
 * A convolution with bias, into which what follows it is folded.
 *
 * @param size of the kernel's sides
 * @param weight (out, in, size, size)
 * @param bias (out)
 */
record Kernel(int out, int in, int size, int stride, int padding, float[] weight, float[] bias) {

  static Kernel of(Conv2d conv, float[] weight) {
    return new Kernel(
        conv.out(),
        conv.in(),
        conv.kernel(),
        conv.stride(),
        conv.padding(),
        weight,
        new float[conv.out()]);
  }

  /**
   * The same as a 1×1 convolution over one pixel: ONNX Runtime then computes each row of a batch
   * alone, where a matrix product's rounding would depend on the other rows.
   */
  static Kernel of(Linear linear, float[] weight, float[] bias) {
    return new Kernel(linear.out(), linear.in(), 1, 1, 0, weight, bias);
  }

  /**
   * With batch normalisation in inference mode folded in: W' = W γ/√(σ² + ε), b' = β + (b − μ)
   * γ/√(σ² + ε).
   */
  Kernel normalised(float[] gamma, float[] beta, float[] mean, float[] variance) {
    float[] foldedWeight = weight.clone();
    float[] foldedBias = new float[out];
    int each = weight.length / out;
    for (int channel = 0; channel < out; channel++) {
      double factor = gamma[channel] / Math.sqrt(variance[channel] + BatchNorm.EPSILON);
      foldedBias[channel] = (float) (beta[channel] + (bias[channel] - mean[channel]) * factor);
      for (int i = channel * each; i < (channel + 1) * each; i++) {
        foldedWeight[i] *= (float) factor;
      }
    }
    return new Kernel(out, in, size, stride, padding, foldedWeight, foldedBias);
  }

  /**
   * One of the four 2×2 kernels that together equal nearest-neighbour upsampling ×2 followed by
   * this 3×3 kernel. Output pixel (2i + p, 2j + q) sees only rows i + p − 1 and i + p of the small
   * picture, and columns likewise; the 3×3 kernel's rows that fall on the same small row are added
   * up.
   *
   * @param p row of the phase, 0 or 1
   * @param q column of the phase, 0 or 1
   * @return its weight, (out, in, 2, 2)
   */
  float[] phase(int p, int q) {
    float[] phase = new float[out * in * 4];
    for (int filter = 0; filter < out * in; filter++) {
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 3; x++) {
          int row = smallRow(y, p);
          int column = smallRow(x, q);
          phase[filter * 4 + row * 2 + column] += weight[filter * 9 + y * 3 + x];
        }
      }
    }
    return phase;
  }

  /** Which of the phase's two rows the row y of the 3×3 kernel falls on. */
  private static int smallRow(int y, int phase) {
    return phase == 0 ? (y + 1) / 2 : y / 2;
  }
}
