// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

/** The values of a parameter by {@code <network>.<parameter>}, in the order of its dimensions. */
@FunctionalInterface
public interface WeightSource {

  float[] values(String name);

  /** What noise is multiplied with before it enters the network; 1 as in the paper. */
  default float temperature() {
    return 1;
  }
}
