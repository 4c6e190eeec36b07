// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes convolutions, each in the form that takes the least time. */
final class ConvolutionExport {

  private final OnnxGraph graph;
  private final String network;

  /**
   * @param network its name, for the constants
   */
  ConvolutionExport(OnnxGraph graph, String network) {
    this.graph = graph;
    this.network = network;
  }

  Picture write(Picture picture, Kernel kernel) {
    Optional<Bilinear> fast = FastChoice.of(kernel, picture.side());
    if (fast.isPresent()) {
      Picture fitting = picture.channelsLast(graph);
      return biased(fast(fitting.name(), kernel, fast.get()), kernel);
    }
    long padding = kernel.padding();
    List<Long> pads = List.of(padding, padding, padding, padding);
    String value = convolution(picture.channelsFirst(graph).name(), kernel, pads);
    int side = (picture.side() + 2 * kernel.padding() - kernel.size()) / kernel.stride() + 1;
    return new Picture(value, picture.side() == 0 ? 0 : side);
  }

  /**
   * A convolution that reads a vector beside the picture, the same at every place: what the vector
   * adds is computed once for the picture's inner, its borders and its corners, and spread out.
   *
   * @param vector (B, features, 1, 1), the kernel's last inputs
   */
  Optional<Picture> beside(Picture picture, String vector, int features, Kernel kernel) {
    Kernel rest = kernel.inputs(0, kernel.in() - features);
    return FastChoice.of(rest, picture.side())
        .filter(fast -> kernel.size() == 3 && kernel.stride() == 1)
        .map(
            fast -> {
              Picture fitting = picture.channelsLast(graph);
              Picture seen = fast(fitting.name(), rest, fast);
              String told = told(vector, kernel.inputs(rest.in(), kernel.in()), picture.side());
              return seen.as(graph.node("Add", List.of(seen.name(), told)));
            });
  }

  private Picture fast(String picture, Kernel kernel, Bilinear along) {
    String value = new FastConvolution(graph, network, along).write(picture, kernel);
    return new Picture(value, along.resultSide(), true);
  }

  private Picture biased(Picture picture, Kernel kernel) {
    return picture.as(graph.node("Add", List.of(picture.name(), bias(kernel))));
  }

  /** (B, features, 1, 1) → (B, side, side, out): what a constant picture with a border gives. */
  String told(String vector, Kernel kernel, int side) {
    Kernel sums = kernel.overConstant();
    String weight = weight(sums, sums.weight(), 1);
    String places = convolution(vector, weight, bias(sums), 1, List.of(0L, 0L, 0L, 0L));
    String square = graph.longs("places", -1, 3, 3, kernel.out());
    double[][] spread = new double[side][3];
    for (int i = 0; i < side; i++) {
      spread[i][i == 0 ? 0 : i == side - 1 ? 2 : 1] = 1;
    }
    String value = graph.node("Reshape", List.of(places, square));
    return FastConvolution.bothSides(graph, network + ".spread", value, spread, kernel.out());
  }

  /** The fast form of enlarging, then the kernel, if it pays. */
  Optional<Picture> enlargedFast(Picture picture, Kernel kernel) {
    return FastChoice.ofEnlarging(kernel, picture.side())
        .map(fast -> biased(fast(picture.channelsLast(graph).name(), kernel, fast), kernel));
  }

  /** Four 2×2 convolutions, one a position within a 2×2 block of the output. */
  List<String> phases(Picture picture, Kernel kernel, boolean relu) {
    String value = picture.channelsFirst(graph).name();
    String bias = bias(kernel);
    List<String> phases = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      for (int q = 0; q < 2; q++) {
        String weight = weight(kernel, kernel.phase(p, q), 2);
        List<Long> padding = List.of(1L - p, 1L - q, (long) p, (long) q);
        String phase = convolution(value, weight, bias, 1, padding);
        phases.add(relu ? graph.node("Relu", List.of(phase)) : phase);
      }
    }
    return phases;
  }

  /** The phases put together, (B, 4·C, side, side) → (B, C, 2·side, 2·side). */
  Picture interleaved(List<String> phases, int side) {
    return interleaved(graph.node("Concat", phases, OnnxGraph.integer("axis", 1)), side);
  }

  Picture interleaved(String phases, int side) {
    String together =
        graph.node("DepthToSpace", List.of(phases), OnnxGraph.integer("blocksize", 2));
    return new Picture(together, 2 * side);
  }

  /**
   * A 3×3 kernel over a picture that is still apart in its phases: the result is apart as well, (B,
   * 4·out, side, side). Each phase is seen by a 2×2 kernel.
   */
  String overPhases(List<String> phases, Kernel kernel) {
    String sum = null;
    for (int p = 0; p < 2; p++) {
      for (int q = 0; q < 2; q++) {
        Kernel seen = kernel.overPhase(p, q, p + q == 0);
        List<Long> padding = List.of((long) p, (long) q, 1L - p, 1L - q);
        String weight = weight(seen, seen.weight(), 2);
        String part = convolution(phases.get(2 * p + q), weight, bias(seen), 1, padding);
        sum = sum == null ? part : graph.node("Add", List.of(sum, part));
      }
    }
    return sum;
  }

  /** A convolution of (B, in, H, W) as the graph has it. */
  String convolution(String value, Kernel kernel, List<Long> padding) {
    String weight = weight(kernel, kernel.weight(), kernel.size());
    return convolution(value, weight, bias(kernel), kernel.stride(), padding);
  }

  private String weight(Kernel kernel, float[] values, int size) {
    return graph.floats(network + ".weight", values, kernel.out(), kernel.in(), size, size);
  }

  private String bias(Kernel kernel) {
    return graph.floats(network + ".bias", kernel.bias(), kernel.out());
  }

  private String convolution(
      String value, String weight, String bias, long stride, List<Long> padding) {
    AttributeProto strides = OnnxGraph.integers("strides", List.of(stride, stride));
    AttributeProto pads = OnnxGraph.integers("pads", padding);
    return graph.node("Conv", List.of(value, weight, bias), strides, pads);
  }
}
