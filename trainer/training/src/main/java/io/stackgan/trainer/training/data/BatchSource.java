// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import java.util.random.RandomGenerator;

/** Where a stage's batches come from. */
public interface BatchSource {

  /** Steps in which every image is shown once. */
  int stepsAnEpoch();

  /**
   * @param step counted from 0
   * @param random of this step
   */
  Batch draw(long step, RandomGenerator random);
}
