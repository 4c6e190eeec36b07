// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.ConcatInput;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Relu;
import io.stackgan.networks.Layer.Residual;
import io.stackgan.networks.Layer.Tanh;
import io.stackgan.networks.Layer.UpsampleNearest2x;
import io.stackgan.networks.Network;
import java.util.List;
import java.util.Map;

/** Writes the layers of a generator's image network that read pictures. */
final class QuantisedChain {

  private static final String INPUT = "input";

  private final OnnxGraph graph;
  private final KernelReader kernels;
  private final Map<String, String> inputs;
  private final QuantisedLayers written;

  /**
   * @param inputs the graph's values by the names of the network's inputs
   */
  QuantisedChain(
      OnnxGraph graph,
      Network network,
      WeightSource weights,
      Map<String, String> inputs,
      QuantisedLayers written) {
    this.graph = graph;
    this.kernels = new KernelReader(network.name(), weights);
    this.inputs = inputs;
    this.written = written;
  }

  /**
   * @param input (B, channels, side, side)
   * @return the name of the network's output
   */
  String write(List<Layer> layers, Picture input, int channels) {
    LayerReader reader = new LayerReader(layers);
    Pixels value = written.input(input, channels, INPUT);
    while (reader.more() && !reader.nextIs(Tanh.class)) {
      value = write(reader, value);
    }
    String floats = written.floats(value).name();
    return reader.more() ? graph.node("Tanh", List.of(floats)) : floats;
  }

  private Pixels write(LayerReader reader, Pixels value) {
    Layer layer = reader.next();
    if (layer instanceof UpsampleNearest2x) {
      Conv2d conv = (Conv2d) reader.next();
      Kernel kernel = kernels.kernel(conv, reader);
      return written.enlarged(value, kernel, conv.name(), relu(reader));
    }
    if (layer instanceof Conv2d conv) {
      Kernel kernel = kernels.kernel(conv, reader);
      return written.convolution(value, kernel, conv.name(), relu(reader));
    }
    if (layer instanceof ConcatInput concat) {
      return beside(concat, reader, value);
    }
    if (layer instanceof Residual residual) {
      return residual(residual, value);
    }
    throw new UnsupportedOperationException("Not known in int8: " + layer);
  }

  private static boolean relu(LayerReader reader) {
    return reader.take(Relu.class).isPresent();
  }

  private Pixels beside(ConcatInput concat, LayerReader reader, Pixels value) {
    Conv2d conv = (Conv2d) reader.next();
    Kernel kernel = kernels.kernel(conv, reader);
    reader.take(Relu.class).orElseThrow();
    String vector = inputs.get(concat.input());
    return written.beside(value, vector, concat.features(), kernel, conv.name());
  }

  private Pixels residual(Residual residual, Pixels value) {
    LayerReader reader = new LayerReader(residual.body());
    Pixels body = value;
    while (reader.more()) {
      body = write(reader, body);
    }
    return written.sum(value, body, body.layer() + ".sum");
  }
}
