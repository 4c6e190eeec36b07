// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

/** One way to compute a stage. */
interface Contender extends AutoCloseable {

  String name();

  /**
   * @return the pictures, (B, 3, size, size)
   */
  float[] draw(Inputs inputs);

  @Override
  void close();
}
