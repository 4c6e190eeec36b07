// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.Layer.Conv1d;
import io.stackgan.networks.Layer.Gru;
import io.stackgan.networks.Layer.MaxPool1d;
import io.stackgan.networks.Layer.OfSequence;
import io.stackgan.networks.Layer.OneHot;
import io.stackgan.networks.Network;
import java.util.List;

/** Writes layers that read sequences, (B, features, T), as nodes of an ONNX graph. */
final class SequenceExport {

  private final OnnxGraph graph;
  private final Network network;
  private final WeightSource weights;

  SequenceExport(OnnxGraph graph, Network network, WeightSource weights) {
    this.graph = graph;
    this.network = network;
    this.weights = weights;
  }

  /**
   * @return the name of the layer's output
   */
  String write(OfSequence layer, String value) {
    if (layer instanceof OneHot oneHot) {
      String depth = graph.longs("classes", oneHot.classes());
      String zeroAndOne = graph.floats("off-on", new float[] {0, 1}, 2);
      return graph.node("OneHot", List.of(value, depth, zeroAndOne), OnnxGraph.integer("axis", 1));
    }
    if (layer instanceof Conv1d conv) {
      String weight = parameter(conv.name() + ".weight", conv.out(), conv.in(), conv.kernel());
      String bias = parameter(conv.name() + ".bias", conv.out());
      return graph.node("Conv", List.of(value, weight, bias));
    }
    if (layer instanceof MaxPool1d pool) {
      List<Long> size = List.of((long) pool.size());
      return graph.node(
          "MaxPool",
          List.of(value),
          OnnxGraph.integers("kernel_shape", size),
          OnnxGraph.integers("strides", size));
    }
    if (layer instanceof Gru gru) {
      return recurrent(gru, value);
    }
    String mean = graph.node("GlobalAveragePool", List.of(value));
    return graph.node("Unsqueeze", List.of(mean, graph.longs("last", 3)));
  }

  /** (B, in, T) → (T, B, in), the operator's (T, 1, B, out) → (B, out, T). */
  private String recurrent(Gru gru, String value) {
    String steps = graph.node("Transpose", List.of(value), OnnxGraph.order(2, 0, 1));
    String states =
        graph.node(
            "GRU",
            List.of(steps, weight(gru, "input"), weight(gru, "hidden"), biases(gru)),
            OnnxGraph.integer("hidden_size", gru.out()),
            OnnxGraph.integer("linear_before_reset", 1));
    String flat = graph.node("Squeeze", List.of(states, graph.longs("direction", 1)));
    return graph.node("Transpose", List.of(flat), OnnxGraph.order(1, 2, 0));
  }

  private String weight(Gru gru, String side) {
    float[] rows = values(gru.name() + "." + side + ".weight");
    int columns = rows.length / (3 * gru.out());
    return graph.floats(network.name() + ".weight", updateFirst(rows), 1, 3L * gru.out(), columns);
  }

  private String biases(Gru gru) {
    float[] input = updateFirst(values(gru.name() + ".input.bias"));
    float[] hidden = updateFirst(values(gru.name() + ".hidden.bias"));
    float[] both = new float[input.length + hidden.length];
    System.arraycopy(input, 0, both, 0, input.length);
    System.arraycopy(hidden, 0, both, input.length, hidden.length);
    return graph.floats(network.name() + ".bias", both, 1, both.length);
  }

  /** The operator wants the rows of z before those of r. */
  private static float[] updateFirst(float[] rows) {
    int gate = rows.length / 3;
    float[] swapped = rows.clone();
    System.arraycopy(rows, gate, swapped, 0, gate);
    System.arraycopy(rows, 0, swapped, gate, gate);
    return swapped;
  }

  private String parameter(String name, long... shape) {
    return graph.floats(network.name() + "." + name, values(name), shape);
  }

  private float[] values(String parameter) {
    return weights.values(network.name() + "." + parameter);
  }
}
