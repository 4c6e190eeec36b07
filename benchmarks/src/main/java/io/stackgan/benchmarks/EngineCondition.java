// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks;

import static io.stackgan.networks.ConditioningAugmentation.CONDITION;
import static io.stackgan.networks.ConditioningAugmentation.EMBEDDING;

import io.stackgan.networks.Network;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Conditioning Augmentation written straight on the engine. */
final class EngineCondition {

  private final EngineNetwork network;

  EngineCondition(Network network) {
    this.network = new EngineNetwork(network);
  }

  EngineNetwork network() {
    return network;
  }

  /**
   * @param embedding (B, features)
   */
  Sample draw(Tensor embedding) {
    Tensor statistics = network.forward(Map.of(EMBEDDING, embedding));
    Tensor mean = statistics.narrow(1, 0, CONDITION);
    Tensor logVariance = statistics.narrow(1, CONDITION, CONDITION);
    Tensor epsilon = torch.randn(embedding.size(0), CONDITION);
    Tensor sample = mean.add(logVariance.mul(new Scalar(0.5)).exp().mul(epsilon));
    return new Sample(sample, mean, logVariance);
  }

  /**
   * @param condition (B, 128), as are its mean and the logarithm of its variance
   */
  record Sample(Tensor condition, Tensor mean, Tensor logVariance) {

    Tensor divergence() {
      Tensor terms = logVariance.add(new Scalar(1.0)).sub(mean.square()).sub(logVariance.exp());
      return terms.mean().mul(new Scalar(-0.5));
    }
  }
}
