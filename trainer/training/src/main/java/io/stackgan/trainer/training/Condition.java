// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.ConditioningAugmentation;
import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A sample of Conditioning Augmentation.
 *
 * @param sample c = μ + exp(½ log σ²)·ε, (B, 128)
 * @param mean μ, (B, 128)
 * @param logVariance log σ², (B, 128)
 */
record Condition(Tensor sample, Tensor mean, Tensor logVariance) {

  private static final int SIZE = ConditioningAugmentation.CONDITION;

  static Condition of(
      Network conditioning, Weights weights, Tensor embedding, Tensor epsilon, Mode mode) {
    Map<String, Tensor> inputs = Map.of(ConditioningAugmentation.EMBEDDING, embedding);
    Tensor code = Tensors.single(Forward.run(conditioning, weights, inputs, mode));
    Tensor mean = code.narrow(1, 0, SIZE);
    Tensor logVariance = code.narrow(1, SIZE, SIZE);
    Tensor deviation = Tensors.scaled(logVariance, 0.5).exp();
    return new Condition(mean.add(deviation.mul(epsilon)), mean, logVariance);
  }
}
