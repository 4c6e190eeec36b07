// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network's layers on pictures, each in int8 or float32 as a {@link Quantisation} says. Without
 * one all are in float32, and each result is an output of the graph under the layer's name.
 */
final class QuantisedLayers {

  /** Output channels from which on ONNX Runtime has a fast kernel. */
  private static final int FEWEST = 16;

  private final OnnxGraph graph;
  private final ConvolutionExport exact;
  private final Optional<Quantisation> quantisation;
  private final QuantisedNodes nodes;

  QuantisedLayers(OnnxGraph graph, String network, Optional<Quantisation> quantisation) {
    this.graph = graph;
    this.exact = new ConvolutionExport(graph, network);
    this.quantisation = quantisation;
    this.nodes = new QuantisedNodes(graph, quantisation.map(Quantisation::ranges).orElse(Map.of()));
  }

  /** Pictures in float32 that come from elsewhere, (B, channels, side, side). */
  Pixels input(Picture picture, int channels, String layer) {
    String value = picture.channelsLast(graph).name();
    return observed(new Pixels(value, layer, picture.side(), channels, false));
  }

  /** As {@link #input} has them. */
  Picture floats(Pixels value) {
    return new Picture(nodes.floats(value).name(), value.side(), true).channelsFirst(graph);
  }

  Pixels convolution(Pixels value, Kernel kernel, String layer, boolean relu) {
    long padding = kernel.padding();
    List<Long> pads = List.of(padding, padding, padding, padding);
    int side = (value.side() + 2 * kernel.padding() - kernel.size()) / kernel.stride() + 1;
    Pixels input = fitting(value, layer);
    String result =
        input.bytes() && kernel.out() < FEWEST
            ? ofFew(input, kernel, pads, layer)
            : result(input, kernel, pads, layer, relu);
    return observed(new Pixels(result, layer, side, kernel.out(), inBytes(layer)));
  }

  /** With more channels, which are cut off again. */
  private String ofFew(Pixels input, Kernel kernel, List<Long> pads, String layer) {
    String more = nodes.convolution(input, kernel.withOutputs(FEWEST), pads, layer);
    List<String> cut =
        List.of(
            more, graph.longs("from", 0), graph.longs("to", kernel.out()), graph.longs("axis", 3));
    return graph.node("Slice", cut);
  }

  /** Enlarging by two, then the 3×3 kernel: four 2×2 kernels' results, put together. */
  Pixels enlarged(Pixels value, Kernel kernel, String layer, boolean relu) {
    Pixels input = fitting(value, layer);
    String even = row(input, kernel, 0, layer, relu);
    String odd = row(input, kernel, 1, layer, relu);
    int side = 2 * value.side();
    String rows = graph.node("Concat", List.of(even, odd), OnnxGraph.integer("axis", 2));
    String square = graph.longs("square", -1, side, side, kernel.out());
    String result = graph.node("Reshape", List.of(rows, square));
    return observed(new Pixels(result, layer, side, kernel.out(), inBytes(layer)));
  }

  /** The even or odd rows, (B, side, side, 2·out). */
  private String row(Pixels input, Kernel kernel, int p, String layer, boolean relu) {
    String even = phase(input, kernel, p, 0, layer, relu);
    String odd = phase(input, kernel, p, 1, layer, relu);
    return graph.node("Concat", List.of(even, odd), OnnxGraph.integer("axis", 3));
  }

  private String phase(Pixels input, Kernel kernel, int p, int q, String layer, boolean relu) {
    Kernel small =
        new Kernel(kernel.out(), kernel.in(), 2, 1, 0, kernel.phase(p, q), kernel.bias());
    return result(input, small, List.of(1L - p, 1L - q, (long) p, (long) q), layer, relu);
  }

  /**
   * A convolution that also reads a vector, the same at every place.
   *
   * @param vector (B, features, 1, 1), the kernel's last inputs
   */
  Pixels beside(Pixels value, String vector, int features, Kernel kernel, String layer) {
    int own = kernel.in() - features;
    Pixels seen = convolution(value, kernel.inputs(0, own), layer + ".seen", false);
    String told = exact.told(vector, kernel.unbiased().inputs(own, kernel.in()), value.side());
    Pixels text = observed(new Pixels(told, layer + ".told", value.side(), kernel.out(), false));
    return sum(seen, text, layer);
  }

  /** The sum and the ReLU that follows it. */
  Pixels sum(Pixels one, Pixels other, String layer) {
    if (quantisation.isPresent()) {
      return nodes.sum(nodes.bytes(one), nodes.bytes(other), layer);
    }
    String sum = graph.node("Relu", List.of(graph.node("Add", List.of(one.name(), other.name()))));
    return observed(new Pixels(sum, layer, one.side(), one.channels(), false));
  }

  private String result(Pixels input, Kernel kernel, List<Long> pads, String layer, boolean relu) {
    if (inBytes(layer)) {
      // The range begins at 0 where a ReLU follows, and saturating there is the ReLU.
      return nodes.convolution(input, kernel, pads, layer);
    }
    Picture picture = new Picture(input.name(), input.side(), true).channelsFirst(graph);
    String value = exact.convolution(picture.name(), kernel, pads);
    String rectified = relu ? graph.node("Relu", List.of(value)) : value;
    return new Picture(rectified, input.side()).channelsLast(graph).name();
  }

  private Pixels fitting(Pixels value, String layer) {
    return inBytes(layer) ? nodes.bytes(value) : nodes.floats(value);
  }

  private boolean inBytes(String layer) {
    return quantisation.isPresent() && !quantisation.get().exact().contains(layer);
  }

  private Pixels observed(Pixels value) {
    if (quantisation.isEmpty()) {
      String name = Quantisation.OBSERVED + value.layer();
      graph.output(name, value.name(), value.side(), value.side(), value.channels());
    }
    return value;
  }
}
