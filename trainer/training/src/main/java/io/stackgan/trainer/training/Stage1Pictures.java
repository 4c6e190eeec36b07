// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Network;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Noise;
import io.stackgan.trainer.training.engine.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** Stage-I: text and noise to 64×64. */
record Stage1Pictures(Stage1Generator generator) implements StageGenerator {

  static final int SIZE = 64;

  @Override
  public List<Network> networks() {
    return List.of(generator.conditioning(), generator.image());
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public Generated generate(Weights weights, Tensor embedding, Noise noise, Mode mode) {
    Condition c =
        Condition.of(generator.conditioning(), weights, embedding, noise.stage1Epsilon(), mode);
    Map<String, Tensor> inputs =
        Map.of(
            Stage1Generator.CONDITION_INPUT, c.sample(),
            Stage1Generator.NOISE_INPUT, noise.stage1Noise());
    Tensor image = Forward.run(generator.image(), weights, inputs, mode);
    return new Generated(image, c.mean(), c.logVariance(), Optional.empty());
  }
}
