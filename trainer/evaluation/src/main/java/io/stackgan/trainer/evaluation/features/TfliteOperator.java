// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.features;

/**
 * One step of a TensorFlow Lite graph; tensors by their number.
 *
 * @param kind what it computes
 * @param stride of a convolution in both directions
 * @param relu6 whether min(max(x, 0), 6) follows
 */
record TfliteOperator(Kind kind, int[] inputs, int output, int stride, boolean relu6) {

  enum Kind {
    ADD,
    CONVOLUTION,
    DEPTHWISE_CONVOLUTION,
    DEQUANTIZE,
    OTHER;

    static Kind of(int code) {
      return switch (code) {
        case 0 -> ADD;
        case 3 -> CONVOLUTION;
        case 4 -> DEPTHWISE_CONVOLUTION;
        case 6 -> DEQUANTIZE;
        default -> OTHER;
      };
    }
  }
}
