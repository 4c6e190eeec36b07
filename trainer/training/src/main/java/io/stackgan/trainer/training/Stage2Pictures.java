// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Network;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Noise;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Stage-II: text and Stage-I's picture to 256×256. Stage-I is frozen, and in inference mode even
 * while Stage-II learns (Section 3.4).
 *
 * @param stage1Weights what Stage-I's release will run with
 */
record Stage2Pictures(Stage2Generator generator, Stage1Pictures stage1, Weights stage1Weights)
    implements StageGenerator {

  static final int SIZE = 256;

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
    Tensor sketch = sketch(embedding, noise);
    return refine(weights, sketch, embedding, noise.stage2Epsilon(), mode);
  }

  /**
   * @param sketch (B, 3, 64, 64)
   * @param epsilon (B, 128)
   */
  Generated refine(Weights weights, Tensor sketch, Tensor embedding, Tensor epsilon, Mode mode) {
    Condition c = Condition.of(generator.conditioning(), weights, embedding, epsilon, mode);
    Map<String, Tensor> inputs =
        Map.of(Stage2Generator.SKETCH_INPUT, sketch, Stage2Generator.CONDITION_INPUT, c.sample());
    Tensor image = Forward.run(generator.image(), weights, inputs, mode);
    return new Generated(image, c.mean(), c.logVariance(), Optional.of(sketch));
  }

  private Tensor sketch(Tensor embedding, Noise noise) {
    return Tensors.scoped(
        () ->
            Tensors.withoutGradients(
                () -> stage1.generate(stage1Weights, embedding, noise, Mode.INFERENCE).image()));
  }
}
