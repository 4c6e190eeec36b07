// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import java.util.List;
import java.util.Map;

/**
 * Nodes that compute on uint8 values with int8 weights, as ONNX Runtime does it fastest: channels
 * last, and a scale for each output channel.
 */
final class QuantisedNodes {

  private final OnnxGraph graph;
  private final Map<String, ActivationRange> ranges;

  /**
   * @param ranges of each layer's results
   */
  QuantisedNodes(OnnxGraph graph, Map<String, ActivationRange> ranges) {
    this.graph = graph;
    this.ranges = ranges;
  }

  Pixels bytes(Pixels value) {
    return value.bytes()
        ? value
        : value.as(graph.node("QuantizeLinear", withRange(value.name(), value.layer())), true);
  }

  Pixels floats(Pixels value) {
    return value.bytes()
        ? value.as(graph.node("DequantizeLinear", withRange(value.name(), value.layer())), false)
        : value;
  }

  /**
   * @param layer whose range the results have
   * @return the results' name
   */
  String convolution(Pixels value, Kernel kernel, List<Long> padding, String layer) {
    QuantisedWeights weights = QuantisedWeights.of(kernel);
    int[] bias = weights.inUnits(kernel.bias(), ranges.get(value.layer()).scale());
    long size = kernel.size();
    long out = kernel.out();
    List<String> constants =
        List.of(
            graph.bytes(layer + ".weight", weights.bytes(), out, kernel.in(), size, size),
            graph.floats(layer + ".scales", weights.scales(), out),
            graph.bytes(layer + ".zeros", new byte[kernel.out()], out));
    return graph.runtimeNode(
        "QLinearConv",
        joined(
            List.of(
                withRange(value.name(), value.layer()),
                constants,
                range(layer),
                List.of(graph.ints(layer + ".bias", bias)))),
        OnnxGraph.integer("channels_last", 1),
        OnnxGraph.integers("strides", List.of((long) kernel.stride(), (long) kernel.stride())),
        OnnxGraph.integers("pads", padding));
  }

  /** The sum as a layer's results. */
  Pixels sum(Pixels one, Pixels other, String layer) {
    List<String> inputs =
        joined(
            List.of(
                withRange(one.name(), one.layer()),
                withRange(other.name(), other.layer()),
                range(layer)));
    String sum = graph.runtimeNode("QLinearAdd", inputs);
    return new Pixels(sum, layer, one.side(), one.channels(), true);
  }

  private List<String> withRange(String value, String layer) {
    return joined(List.of(List.of(value), range(layer)));
  }

  private List<String> range(String layer) {
    ActivationRange range = ranges.get(layer);
    return List.of(
        graph.floats(layer + ".scale", new float[] {range.scale()}),
        graph.unsignedByte(layer + ".zero", range.zero()));
  }

  private static List<String> joined(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
