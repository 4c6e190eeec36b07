// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.Network;
import java.util.List;
import java.util.Map;

/**
 * Any chain of layers as an ONNX model in inference mode: one input by the network's own name, one
 * float32 output {@value #OUTPUT} (B, outputs), with a free batch dimension B.
 */
public final class NetworkExport {

  public static final String OUTPUT = "output";

  private NetworkExport() {}

  /**
   * A network that reads pictures, (B, 3, side, side).
   *
   * @param outputs features that it ends with, at one position
   */
  public static byte[] ofPictures(Network network, int side, int outputs, WeightSource weights) {
    OnnxGraph graph = new OnnxGraph(network.name());
    String input = graph.input(network.input(), 3, side, side);
    return finished(graph, network, input, outputs, weights);
  }

  /** A network that reads vectors, (B, features). */
  public static byte[] ofVectors(Network network, int features, int outputs, WeightSource weights) {
    OnnxGraph graph = new OnnxGraph(network.name());
    String input = graph.input(network.input(), features);
    String shape = graph.longs("pixel", -1, features, 1, 1);
    String pixel = graph.node("Reshape", List.of(input, shape));
    return finished(graph, network, pixel, outputs, weights);
  }

  /**
   * A network that reads texts as int64 characters, (B, length).
   *
   * @param outputs features of a vector
   */
  public static byte[] ofTexts(Network network, int length, int outputs, WeightSource weights) {
    OnnxGraph graph = new OnnxGraph(network.name());
    String input = graph.integerInput(network.input(), length);
    return finished(graph, network, input, outputs, weights);
  }

  private static byte[] finished(
      OnnxGraph graph, Network network, String input, int outputs, WeightSource weights) {
    output(graph, network, input, outputs, weights);
    return graph.toByteArray();
  }

  static void output(
      OnnxGraph graph, Network network, String input, int outputs, WeightSource weights) {
    Map<String, String> inputs = Map.of(network.input(), input);
    String value = new ChainExport(graph, network, weights, inputs).write();
    String row = graph.longs("row", -1, outputs);
    graph.output(OUTPUT, graph.node("Reshape", List.of(value, row)), outputs);
  }
}
