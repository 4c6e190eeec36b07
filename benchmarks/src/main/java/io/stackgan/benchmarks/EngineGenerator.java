// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks;

import io.stackgan.benchmarks.EngineCondition.Sample;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What draws a stage's pictures, written straight on the engine. */
interface EngineGenerator {

  /** What learns. */
  List<EngineNetwork> networks();

  Drawn draw(Tensor embedding);

  /**
   * @param picture (B, 3, S, S)
   */
  record Drawn(Tensor picture, Sample sample) {}

  static EngineGenerator stage1(int features, int width) {
    Stage1Generator generator = Stage1Generator.of(features, width);
    EngineCondition condition = new EngineCondition(generator.conditioning());
    return new Stage1(condition, new EngineNetwork(generator.image()));
  }

  /** On top of a Stage-I that has learned nothing. */
  static EngineGenerator stage2(int features, int width, int residualBlocks) {
    Stage2Generator generator = Stage2Generator.of(features, width, residualBlocks);
    EngineGenerator sketches = stage1(features, width);
    sketches.networks().forEach(EngineNetwork::freeze);
    EngineCondition condition = new EngineCondition(generator.conditioning());
    return new Stage2(sketches, condition, new EngineNetwork(generator.image()));
  }

  /** Text and noise to 64×64. */
  record Stage1(EngineCondition condition, EngineNetwork image) implements EngineGenerator {

    @Override
    public List<EngineNetwork> networks() {
      return List.of(condition.network(), image);
    }

    @Override
    public Drawn draw(Tensor embedding) {
      Sample sample = condition.draw(embedding);
      Tensor noise = torch.randn(embedding.size(0), Stage1Generator.NOISE);
      Map<String, Tensor> inputs =
          Map.of(
              Stage1Generator.CONDITION_INPUT,
              sample.condition(),
              Stage1Generator.NOISE_INPUT,
              noise);
      return new Drawn(image.forward(inputs), sample);
    }
  }

  /** Text and Stage-I's picture to 256×256. */
  record Stage2(EngineGenerator sketches, EngineCondition condition, EngineNetwork image)
      implements EngineGenerator {

    @Override
    public List<EngineNetwork> networks() {
      return List.of(condition.network(), image);
    }

    @Override
    public Drawn draw(Tensor embedding) {
      Sample sample = condition.draw(embedding);
      Map<String, Tensor> inputs =
          Map.of(
              Stage2Generator.CONDITION_INPUT, sample.condition(),
              Stage2Generator.SKETCH_INPUT, sketch(embedding));
      return new Drawn(image.forward(inputs), sample);
    }

    @SuppressWarnings("try")
    private Tensor sketch(Tensor embedding) {
      try (NoGradGuard guard = new NoGradGuard()) {
        return sketches.draw(embedding).picture();
      }
    }
  }
}
