// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.stackgan.networks.Layer;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a network's layers as nodes of an ONNX graph, in inference mode. Vectors are images of one
 * pixel there, (B, features, 1, 1).
 */
final class ChainExport {

  private final OnnxGraph graph;
  private final Network network;
  private final KernelReader kernels;
  private final WeightSource weights;
  private final Map<String, String> inputs;
  private final ConvolutionExport convolutions;

  /**
   * @param inputs the graph's values by the names of the network's inputs
   */
  ChainExport(OnnxGraph graph, Network network, WeightSource weights, Map<String, String> inputs) {
    this.graph = graph;
    this.network = network;
    this.kernels = new KernelReader(network.name(), weights);
    this.weights = weights;
    this.inputs = inputs;
    this.convolutions = new ConvolutionExport(graph, network.name());
  }

  /**
   * @return the name of the network's output
   */
  String write() {
    return write(0);
  }

  /**
   * @param side of the pictures that the network reads, or 1; known sides allow faster forms
   * @return the name of the network's output
   */
  String write(int side) {
    Picture input = new Picture(inputs.get(network.input()), side);
    return write(network.layers(), input).channelsFirst(graph).name();
  }

  Picture write(List<Layer> layers, Picture input) {
    Picture value = input;
    LayerReader reader = new LayerReader(layers);
    while (reader.more()) {
      value = write(reader, value);
    }
    return value;
  }

  private Picture write(LayerReader reader, Picture value) {
    Layer layer = reader.next();
    if (layer instanceof UpsampleNearest2x) {
      return enlarged(reader, value);
    }
    if (layer instanceof Conv2d conv) {
      return convolutions.write(value, kernels.kernel(conv, reader));
    }
    if (layer instanceof Linear linear) {
      return convolutions.write(value, kernels.kernel(linear, reader));
    }
    if (layer instanceof Reshape shape) {
      String sizes = graph.longs("shape", -1, shape.channels(), shape.height(), shape.width());
      int side = value.side() == 0 ? 0 : shape.height();
      return new Picture(graph.node("Reshape", List.of(value.name(), sizes)), side);
    }
    if (layer instanceof ConcatInput concat) {
      return joined(concat, reader, value);
    }
    if (layer instanceof OfSequence step) {
      return value.as(new SequenceExport(graph, network, weights).write(step, value.name()));
    }
    if (layer instanceof Residual residual) {
      Picture body = write(residual.body(), value);
      Picture own = body.channelsLast() ? value.channelsLast(graph) : value.channelsFirst(graph);
      return relu(body.as(graph.node("Add", List.of(own.name(), body.name()))));
    }
    return activated(layer, value);
  }

  private Picture activated(Layer layer, Picture value) {
    if (layer instanceof Relu) {
      return relu(value);
    }
    if (layer instanceof Tanh) {
      return value.as(graph.node("Tanh", List.of(value.name())));
    }
    if (layer instanceof LeakyRelu leaky) {
      AttributeProto slope = OnnxGraph.number("alpha", leaky.slope());
      return value.as(graph.node("LeakyRelu", List.of(value.name()), slope));
    }
    throw new UnsupportedOperationException(
        "Batch normalisation is exported only right after a convolution: " + layer);
  }

  private Picture relu(Picture value) {
    return value.as(graph.node("Relu", List.of(value.name())));
  }

  /**
   * Enlarging by two with the convolution after it; a last convolution goes before interleaving.
   */
  private Picture enlarged(LayerReader reader, Picture value) {
    Kernel kernel = kernels.kernel((Conv2d) reader.next(), reader);
    boolean relu = reader.take(Relu.class).isPresent();
    Optional<Picture> fast = convolutions.enlargedFast(value, kernel);
    if (fast.isPresent()) {
      return relu ? relu(fast.get()) : fast.get();
    }
    List<String> phases = convolutions.phases(value, kernel, relu);
    if (!reader.nextIs(Conv2d.class)) {
      return convolutions.interleaved(phases, value.side());
    }
    Kernel last = kernels.kernel((Conv2d) reader.next(), reader);
    Picture apart = new Picture(convolutions.overPhases(phases, last), value.side());
    Picture done = reader.take(Tanh.class).map(tanh -> activated(tanh, apart)).orElse(apart);
    return convolutions.interleaved(done.name(), value.side());
  }

  private Picture joined(ConcatInput concat, LayerReader reader, Picture value) {
    String vector = inputs.get(concat.input());
    if (value.side() > 1 && reader.nextIs(Conv2d.class)) {
      Kernel kernel = kernels.kernel((Conv2d) reader.next(), reader);
      return convolutions
          .beside(value, vector, concat.features(), kernel)
          .orElseGet(() -> convolutions.write(tiled(value, vector), kernel));
    }
    return tiled(value, vector);
  }

  /** Repeats the vector at every position of the value, and appends it. */
  private Picture tiled(Picture picture, String vector) {
    Picture value = picture.channelsFirst(graph);
    String sides = graph.node("Shape", List.of(value.name()), OnnxGraph.integer("start", 2));
    String ones = graph.longs("ones", 1, 1);
    String shape = graph.node("Concat", List.of(ones, sides), OnnxGraph.integer("axis", 0));
    String tiled = graph.node("Expand", List.of(vector, shape));
    return value.as(
        graph.node("Concat", List.of(value.name(), tiled), OnnxGraph.integer("axis", 1)));
  }
}
