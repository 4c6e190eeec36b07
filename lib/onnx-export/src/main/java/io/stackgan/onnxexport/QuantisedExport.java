// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.Reshape;
import io.stackgan.networks.Network;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Generators as {@link GeneratorExport} writes them, computed with uint8 results and int8 weights.
 * What reads vectors stays in float32. A row's result does not depend on its batch.
 */
public final class QuantisedExport {

  private QuantisedExport() {}

  /**
   * @param embedding features of the text embedding
   * @param quantisation none for a model in float32 that gives each layer's results as outputs
   *     beside its own, for {@link Quantisation.Observer}
   */
  public static byte[] stage1(
      Stage1Generator generator,
      int embedding,
      WeightSource weights,
      Optional<Quantisation> quantisation) {
    OnnxGraph graph = new OnnxGraph("stage1");
    Network network = generator.image();
    String condition =
        GeneratorExport.condition(graph, generator.conditioning(), embedding, weights);
    String noise =
        GeneratorExport.noise(graph, GeneratorExport.NOISE, Stage1Generator.NOISE, weights);
    Map<String, String> inputs = Map.of(Stage1Generator.NOISE_INPUT, noise);
    int pictures = picturesFrom(network.layers());
    Picture first =
        new ChainExport(graph, network, weights, inputs)
            .write(network.layers().subList(0, pictures), new Picture(condition, 1));
    int channels = ((Reshape) network.layers().get(pictures - 1)).channels();
    QuantisedLayers layers = new QuantisedLayers(graph, network.name(), quantisation);
    String image =
        new QuantisedChain(graph, network, weights, inputs, layers)
            .write(network.layers().subList(pictures, network.layers().size()), first, channels);
    graph.output(GeneratorExport.IMAGE, image, 3, 64, 64);
    return graph.toByteArray();
  }

  private static int picturesFrom(List<Layer> layers) {
    int position = 0;
    while (!(layers.get(position) instanceof Reshape)) {
      position++;
    }
    return position + 1;
  }

  /** Likewise Stage-II. */
  public static byte[] stage2(
      Stage2Generator generator,
      int embedding,
      WeightSource weights,
      Optional<Quantisation> quantisation) {
    OnnxGraph graph = new OnnxGraph("stage2");
    Network network = generator.image();
    String condition =
        GeneratorExport.condition(graph, generator.conditioning(), embedding, weights);
    String sketch = graph.input(GeneratorExport.SKETCH, 3, 64, 64);
    Map<String, String> inputs = Map.of(Stage2Generator.CONDITION_INPUT, condition);
    QuantisedLayers layers = new QuantisedLayers(graph, network.name(), quantisation);
    String image =
        new QuantisedChain(graph, network, weights, inputs, layers)
            .write(network.layers(), new Picture(sketch, 64), 3);
    graph.output(GeneratorExport.IMAGE, image, 3, 256, 256);
    return graph.toByteArray();
  }
}
