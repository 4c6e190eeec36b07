// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Linear;
import java.util.Arrays;

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

  /**
   * The kernel that sees one phase of a picture and gives all four of the result: result pixel (2i
   * + p, 2j + q) takes tap (y, x) from row 2i + p + y − 1, which is one of phase a if it is even or
   * odd as a is.
   *
   * @param a row of the phase that is seen, 0 or 1
   * @param b column of it, 0 or 1
   * @param biased whether the bias is added
   * @return (4·out, in, 2, 2), whose rows start at i − a
   */
  Kernel overPhase(int a, int b, boolean biased) {
    float[] seen = new float[4 * out * in * 4];
    for (int filter = 0; filter < out * in; filter++) {
      for (int p = 0; p < 4; p++) {
        for (int tap = 0; tap < 9; tap++) {
          int row = p / 2 + tap / 3 - 1 + a;
          int column = p % 2 + tap % 3 - 1 + b;
          if (row % 2 == 0 && column % 2 == 0) {
            int place = row / 2 * 2 + column / 2;
            seen[(p * out * in + filter) * 4 + place] = weight[filter * 9 + tap];
          }
        }
      }
    }
    float[] biases = new float[4 * out];
    for (int i = 0; biased && i < biases.length; i++) {
      biases[i] = bias[i % out];
    }
    return new Kernel(4 * out, in, 2, 1, 0, seen, biases);
  }

  /** The same and further outputs, which are 0. */
  Kernel withOutputs(int more) {
    float[] weights = Arrays.copyOf(weight, more * in * size * size);
    return new Kernel(more, in, size, stride, padding, weights, Arrays.copyOf(bias, more));
  }

  /** The same with zeros for its bias. */
  Kernel unbiased() {
    return new Kernel(out, in, size, stride, padding, weight, new float[out]);
  }

  /** The same on some of the inputs. */
  Kernel inputs(int from, int to) {
    int taps = size * size;
    float[] some = new float[out * (to - from) * taps];
    for (int channel = 0; channel < out; channel++) {
      int length = (to - from) * taps;
      System.arraycopy(weight, (channel * in + from) * taps, some, channel * length, length);
    }
    return new Kernel(out, to - from, size, stride, padding, some, bias);
  }

  /** (size², in, out) instead of (out, in, size²). */
  float[] byTap() {
    int filters = out * in;
    int taps = size * size;
    float[] turned = new float[weight.length];
    for (int filter = 0; filter < filters; filter++) {
      int place = filter % in * out + filter / in;
      for (int tap = 0; tap < taps; tap++) {
        turned[tap * filters + place] = weight[filter * taps + tap];
      }
    }
    return turned;
  }

  /**
   * What this 3×3 kernel makes of inputs that are the same at every place of a picture and zero
   * beside it: at its first row, its inner rows and its last row, and columns likewise.
   *
   * @return (3·3·out, in, 1, 1)
   */
  Kernel overConstant() {
    float[] sums = new float[9 * out * in];
    float[] biases = new float[9 * out];
    for (int place = 0; place < 9; place++) {
      System.arraycopy(bias, 0, biases, place * out, out);
      for (int filter = 0; filter < out * in; filter++) {
        sums[place * out * in + filter] = (float) sum(filter, place / 3, place % 3);
      }
    }
    return new Kernel(9 * out, in, 1, 1, 0, sums, biases);
  }

  private double sum(int filter, int rows, int columns) {
    double sum = 0;
    for (int tap = 0; tap < 9; tap++) {
      sum += falls(tap / 3, rows) && falls(tap % 3, columns) ? weight[filter * 9 + tap] : 0;
    }
    return sum;
  }

  /** Whether a tap falls on the picture at its first (0), an inner (1) or its last (2) place. */
  private static boolean falls(int tap, int place) {
    return tap + place != 0 && tap + place != 4;
  }

  /** Which of the phase's two rows the row y of the 3×3 kernel falls on. */
  private static int smallRow(int y, int phase) {
    return phase == 0 ? (y + 1) / 2 : y / 2;
  }
}
