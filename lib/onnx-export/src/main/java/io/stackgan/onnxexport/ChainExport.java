// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.ConcatInput;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.LeakyRelu;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Layer.OfSequence;
import io.stackgan.networks.Layer.Relu;
import io.stackgan.networks.Layer.Reshape;
import io.stackgan.networks.Layer.Residual;
import io.stackgan.networks.Layer.Tanh;
import io.stackgan.networks.Layer.UpsampleNearest2x;
import io.stackgan.networks.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a network's layers as nodes of an ONNX graph, in inference mode. Vectors are images of one
 * pixel there, (B, features, 1, 1).
 */
final class ChainExport {

  private final OnnxGraph graph;
  private final Network network;
  private final WeightSource weights;
  private final Map<String, String> inputs;

  /**
   * @param inputs the graph's values by the names of the network's inputs
   */
  ChainExport(OnnxGraph graph, Network network, WeightSource weights, Map<String, String> inputs) {
    this.graph = graph;
    this.network = network;
    this.weights = weights;
    this.inputs = inputs;
  }

  /**
   * @return the name of the network's output
   */
  String write() {
    return write(network.layers(), inputs.get(network.input()));
  }

  private String write(List<Layer> layers, String input) {
    String value = input;
    LayerReader reader = new LayerReader(layers);
    while (reader.more()) {
      value = write(reader, value);
    }
    return value;
  }

  private String write(LayerReader reader, String value) {
    Layer layer = reader.next();
    if (layer instanceof UpsampleNearest2x) {
      Kernel kernel = normalised(kernel((Conv2d) reader.next()), reader);
      return upsampled(value, kernel, reader.take(Relu.class).isPresent());
    }
    if (layer instanceof Conv2d conv) {
      return convolution(value, normalised(kernel(conv), reader));
    }
    if (layer instanceof Linear linear) {
      return convolution(value, normalised(kernel(linear), reader));
    }
    if (layer instanceof Relu) {
      return graph.node("Relu", List.of(value));
    }
    if (layer instanceof LeakyRelu leaky) {
      return graph.node("LeakyRelu", List.of(value), OnnxGraph.number("alpha", leaky.slope()));
    }
    if (layer instanceof Tanh) {
      return graph.node("Tanh", List.of(value));
    }
    if (layer instanceof Reshape shape) {
      String sizes = graph.longs("shape", -1, shape.channels(), shape.height(), shape.width());
      return graph.node("Reshape", List.of(value, sizes));
    }
    if (layer instanceof ConcatInput concat) {
      return joined(value, inputs.get(concat.input()));
    }
    if (layer instanceof OfSequence step) {
      return new SequenceExport(graph, network, weights).write(step, value);
    }
    if (layer instanceof Residual residual) {
      String sum = graph.node("Add", List.of(value, write(residual.body(), value)));
      return graph.node("Relu", List.of(sum));
    }
    throw new UnsupportedOperationException(
        "Batch normalisation is exported only right after a convolution: " + layer);
  }

  private Kernel kernel(Conv2d conv) {
    return Kernel.of(conv, values(conv.name() + ".weight"));
  }

  private Kernel kernel(Linear linear) {
    float[] bias = linear.bias() ? values(linear.name() + ".bias") : new float[linear.out()];
    return Kernel.of(linear, values(linear.name() + ".weight"), bias);
  }

  private Kernel normalised(Kernel kernel, LayerReader reader) {
    return reader
        .take(BatchNorm.class)
        .map(
            norm ->
                kernel.normalised(
                    values(norm.name() + ".weight"),
                    values(norm.name() + ".bias"),
                    values(norm.name() + ".running_mean"),
                    values(norm.name() + ".running_var")))
        .orElse(kernel);
  }

  private float[] values(String parameter) {
    return weights.values(network.name() + "." + parameter);
  }

  private String convolution(String value, Kernel kernel) {
    long padding = kernel.padding();
    return convolution(
        value,
        weight(kernel, kernel.weight(), kernel.size()),
        bias(kernel),
        kernel.stride(),
        List.of(padding, padding, padding, padding));
  }

  /** Four 2×2 convolutions, one a position within a 2×2 block of the output, then interleaved. */
  private String upsampled(String value, Kernel kernel, boolean relu) {
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
    String deep = graph.node("Concat", phases, OnnxGraph.integer("axis", 1));
    return graph.node("DepthToSpace", List.of(deep), OnnxGraph.integer("blocksize", 2));
  }

  private String weight(Kernel kernel, float[] values, int size) {
    return graph.floats(network.name() + ".weight", values, kernel.out(), kernel.in(), size, size);
  }

  private String bias(Kernel kernel) {
    return graph.floats(network.name() + ".bias", kernel.bias(), kernel.out());
  }

  private String convolution(
      String value, String weight, String bias, long stride, List<Long> padding) {
    AttributeProto strides = OnnxGraph.integers("strides", List.of(stride, stride));
    AttributeProto pads = OnnxGraph.integers("pads", padding);
    return graph.node("Conv", List.of(value, weight, bias), strides, pads);
  }

  /** Repeats the vector at every position of the value, and appends it. */
  private String joined(String value, String vector) {
    String sides = graph.node("Shape", List.of(value), OnnxGraph.integer("start", 2));
    String ones = graph.longs("ones", 1, 1);
    String shape = graph.node("Concat", List.of(ones, sides), OnnxGraph.integer("axis", 0));
    String tiled = graph.node("Expand", List.of(vector, shape));
    return graph.node("Concat", List.of(value, tiled), OnnxGraph.integer("axis", 1));
  }
}
