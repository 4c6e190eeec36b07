// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The exponential moving average of a generator's weights, running statistics included: a ← a + (1
 * − decay)(w − a). Early on the decay is smaller, (1 + t)/(10 + t), so that the first weights are
 * soon forgotten.
 */
public final class AveragedWeights {

  private final Weights average;
  private final double decay;

  /**
   * @param average starts as a copy of the weights
   * @param decay 0 makes the average the weights themselves
   */
  public AveragedWeights(Weights average, double decay) {
    this.average = average;
    this.decay = decay;
  }

  public Weights weights() {
    return average;
  }

  /**
   * @param step counted from 0
   */
  public void follow(Weights weights, long step) {
    double kept = Math.min(decay, (1.0 + step) / (10.0 + step));
    for (String name : average.names()) {
      Tensors.scope(() -> Tensors.withoutGradients(() -> follow(name, weights, 1 - kept)));
    }
  }

  private Tensor follow(String name, Weights weights, double share) {
    return average.tensor(name).lerp_(weights.tensor(name), new Scalar(share));
  }
}
