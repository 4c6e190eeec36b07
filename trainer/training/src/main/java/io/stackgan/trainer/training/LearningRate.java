// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

/** The schedule of the learning rates. */
final class LearningRate {

  private LearningRate() {}

  /**
   * ½ to the power of the halvings so far.
   *
   * @param epoch counted from 0
   * @param halvingEpochs between two halvings; 0 never halves
   */
  static double factor(long epoch, int halvingEpochs) {
    return halvingEpochs == 0 ? 1 : Math.pow(0.5, epoch / halvingEpochs);
  }
}
