// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

/** The values of a parameter by {@code <network>.<parameter>}, in the order of its dimensions. */
@FunctionalInterface
public interface WeightSource {

  float[] values(String name);
}
