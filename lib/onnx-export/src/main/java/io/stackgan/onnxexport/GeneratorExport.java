// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.ConditioningAugmentation;
import io.stackgan.networks.Network;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import java.util.List;
import java.util.Map;

/**
 * Generators as ONNX models in inference mode, Conditioning Augmentation inside. All inputs and
 * outputs are float32 with a free batch dimension B; a row's result does not depend on its batch.
 */
public final class GeneratorExport {

  public static final String EMBEDDING = "embedding";
  public static final String EPSILON = "epsilon";
  public static final String NOISE = "noise";
  public static final String SKETCH = "sketch";
  public static final String IMAGE = "image";

  private static final int CONDITION = ConditioningAugmentation.CONDITION;

  private GeneratorExport() {}

  /**
   * Inputs {@code embedding} (B, embedding), {@code epsilon} (B, 128) and {@code noise} (B, 100);
   * output {@code image} (B, 3, 64, 64) in [−1, 1].
   *
   * @param embedding features of the text embedding
   */
  public static byte[] stage1(Stage1Generator generator, int embedding, WeightSource weights) {
    OnnxGraph graph = new OnnxGraph("stage1");
    String condition = condition(graph, generator.conditioning(), embedding, weights);
    String noise = noise(graph, NOISE, Stage1Generator.NOISE, weights);
    Map<String, String> inputs =
        Map.of(Stage1Generator.CONDITION_INPUT, condition, Stage1Generator.NOISE_INPUT, noise);
    String image = new ChainExport(graph, generator.image(), weights, inputs).write(1);
    graph.output(IMAGE, image, 3, 64, 64);
    return graph.toByteArray();
  }

  /**
   * Inputs {@code embedding} (B, embedding), {@code epsilon} (B, 128) and {@code sketch} (B, 3, 64,
   * 64) in [−1, 1]; output {@code image} (B, 3, 256, 256) in [−1, 1].
   *
   * @param embedding features of the text embedding
   */
  public static byte[] stage2(Stage2Generator generator, int embedding, WeightSource weights) {
    OnnxGraph graph = new OnnxGraph("stage2");
    String condition = condition(graph, generator.conditioning(), embedding, weights);
    String sketch = graph.input(SKETCH, 3, 64, 64);
    Map<String, String> inputs =
        Map.of(Stage2Generator.CONDITION_INPUT, condition, Stage2Generator.SKETCH_INPUT, sketch);
    String image = new ChainExport(graph, generator.image(), weights, inputs).write(64);
    graph.output(IMAGE, image, 3, 256, 256);
    return graph.toByteArray();
  }

  /** c = μ + exp(½ log σ²)·ε, (B, 128, 1, 1). */
  static String condition(
      OnnxGraph graph, Network conditioning, int embedding, WeightSource weights) {
    String text = vector(graph, EMBEDDING, embedding);
    String epsilon = noise(graph, EPSILON, CONDITION, weights);
    Map<String, String> inputs = Map.of(conditioning.input(), text);
    String code = new ChainExport(graph, conditioning, weights, inputs).write();
    String sizes = graph.longs("halves", CONDITION, CONDITION);
    List<String> halves =
        graph.nodes("Split", List.of(code, sizes), 2, OnnxGraph.integer("axis", 1));
    String half = graph.floats("half", new float[] {0.5f});
    String deviation = graph.node("Exp", List.of(graph.node("Mul", List.of(halves.get(1), half))));
    String spread = graph.node("Mul", List.of(deviation, epsilon));
    return graph.node("Add", List.of(halves.get(0), spread));
  }

  /** Likewise noise, at the temperature of the weights. */
  static String noise(OnnxGraph graph, String name, int features, WeightSource weights) {
    String noise = vector(graph, name, features);
    if (weights.temperature() == 1) {
      return noise;
    }
    String factor = graph.floats("temperature", new float[] {weights.temperature()});
    return graph.node("Mul", List.of(noise, factor));
  }

  /** Declares an input (B, features), and gives it as (B, features, 1, 1). */
  static String vector(OnnxGraph graph, String name, int features) {
    String input = graph.input(name, features);
    String shape = graph.longs("pixel", -1, features, 1, 1);
    return graph.node("Reshape", List.of(input, shape));
  }
}
