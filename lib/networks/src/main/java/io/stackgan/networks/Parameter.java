// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import java.util.List;

/**
 * A tensor that a network owns.
 *
 * @param name unique within its network, such as {@code up1.bn.running_mean}
 * @param shape its dimensions
 * @param role how it starts and whether it is learned
 */
public record Parameter(String name, List<Integer> shape, Role role) {

  /** How a parameter starts, and whether the optimiser changes it. */
  public enum Role {
    /** Learned, from N(0, 0.02). */
    WEIGHT,
    /** Learned, from N(0, 1/√n), n the inputs of one output: keeps a chain without BN alive. */
    SCALED_WEIGHT,
    /** Learned, from 0. */
    BIAS,
    /** Batch normalisation's γ: learned, from N(1, 0.02). */
    SCALE,
    /** Batch normalisation's running mean, from 0: followed, not learned. */
    RUNNING_MEAN,
    /** Batch normalisation's running variance, from 1: followed, not learned. */
    RUNNING_VARIANCE;

    public boolean learned() {
      return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
    }
  }

  public Parameter {
    shape = List.copyOf(shape);
  }

  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
