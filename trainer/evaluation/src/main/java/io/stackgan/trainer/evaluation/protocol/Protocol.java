// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.protocol;

/**
 * What makes an evaluation repeatable.
 *
 * @param samples pictures to generate
 * @param seed of the pictures and of every choice that is made
 */
public record Protocol(int samples, long seed) {

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
}
