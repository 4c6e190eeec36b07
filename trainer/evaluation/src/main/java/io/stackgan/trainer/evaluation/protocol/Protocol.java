// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.protocol;

import io.stackgan.contracts.ImageSize;

/**
 * What makes an evaluation repeatable.
 *
 * @param samples pictures to generate
 * @param seed of the pictures and of every choice that is made
 * @param size the largest that is judged: Stage-I's pictures alone, or Stage-II's too
 */
public record Protocol(int samples, long seed, ImageSize size) {

  /** Fewer would leave a distribution's shape to chance. */
  public static final int MIN_SAMPLES = 20;

  public static final int DEFAULT_SAMPLES = 5000;
  public static final long DEFAULT_SEED = 2026;

  /**
   * @throws EvaluationException when the samples are too few
   */
  public Protocol {
    if (samples < MIN_SAMPLES) {
      throw new EvaluationException(
          "--samples must be " + MIN_SAMPLES + " or more, not " + samples + ".");
    }
  }

  /** Whether Stage-II is judged too. */
  public boolean bothStages() {
    return size == ImageSize.FULL;
  }
}
