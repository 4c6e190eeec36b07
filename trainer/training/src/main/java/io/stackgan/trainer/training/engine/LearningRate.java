// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

/** The schedule of the learning rates. */
public final class LearningRate {

  private LearningRate() {}

  /**
   * ½ to the power of the halvings so far.
   *
   * @param epoch counted from 0
   * @param halvingEpochs between two halvings; 0 never halves
   */
  public static double factor(long epoch, int halvingEpochs) {
    return halvingEpochs == 0 ? 1 : Math.pow(0.5, epoch / halvingEpochs);
  }

  /**
   * Falls linearly from 1 to 0 at the end; the last step still learns.
   *
   * @param stepsLeft this one included
   * @param fadeSteps over which it falls; 0 never does
   */
  public static double fade(long stepsLeft, long fadeSteps) {
    return stepsLeft >= fadeSteps ? 1 : (double) stepsLeft / fadeSteps;
  }
}
