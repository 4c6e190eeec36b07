// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The exponential moving average of a generator's weights, running statistics included: a ← a + (1
 * − decay)(w − a). Early on the decay is smaller, (1 + t)/(10 + t), so that the first weights are
 * soon forgotten.
 */
final class AveragedWeights {

  private final Weights average;
  private final double decay;

  /**
   * @param average starts as a copy of the weights
   * @param decay 0 makes the average the weights themselves
   */
  AveragedWeights(Weights average, double decay) {
    this.average = average;
    this.decay = decay;
  }

  Weights weights() {
    return average;
  }

  /**
   * @param step counted from 0
   */
  void follow(Weights weights, long step) {
    double kept = Math.min(decay, (1.0 + step) / (10.0 + step));
    for (String name : average.names()) {
      Tensors.scope(() -> Tensors.withoutGradients(() -> follow(name, weights, 1 - kept)));
    }
  }

  private Tensor follow(String name, Weights weights, double share) {
    return average.tensor(name).lerp_(weights.tensor(name), new Scalar(share));
  }
}
