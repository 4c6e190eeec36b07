// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.ConcatInput;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.LeakyRelu;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Layer.Relu;
import io.stackgan.networks.Layer.Reshape;
import io.stackgan.networks.Layer.Residual;
import io.stackgan.networks.Layer.Tanh;
import io.stackgan.networks.Layer.UpsampleNearest2x;
import io.stackgan.networks.Network;
import io.stackgan.onnxexport.GeneratorExport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A generator layer by layer, as an export from the training framework gives it. */
final class NaiveExport {

  private final NaiveGraph graph = new NaiveGraph();
  private final Stage stage;
  private final SharedWeights weights;
  private final Map<String, String> values = new HashMap<>();

  private NaiveExport(Stage stage, SharedWeights weights) {
    this.stage = stage;
    this.weights = weights;
  }

  static byte[] of(Stage stage, SharedWeights weights) {
    return new NaiveExport(stage, weights).write();
  }

  private byte[] write() {
    stage.shapes(1).forEach(graph::input);
    values.put(stage.conditioning().input(), GeneratorExport.EMBEDDING);
    String condition = sampled(network(stage.conditioning()));
    values.put(stage.readsCondition() ? stage.image().input() : stage.beside(), condition);
    values.put(stage.readsCondition() ? stage.beside() : stage.image().input(), stage.own());
    graph.output(GeneratorExport.IMAGE, network(stage.image()), 1, 3, stage.size(), stage.size());
    return graph.toByteArray();
  }

  private String sampled(String code) {
    String mean = slice(code, 0, Stage.CONDITION);
    String logVariance = slice(code, Stage.CONDITION, 2 * Stage.CONDITION);
    String half = graph.node("Mul", List.of(logVariance, graph.floats(new float[] {0.5f}, 1)));
    String spread =
        graph.node("Mul", List.of(graph.node("Exp", List.of(half)), GeneratorExport.EPSILON));
    return graph.node("Add", List.of(mean, spread));
  }

  private String slice(String value, long from, long to) {
    return graph.node("Slice", List.of(value, graph.longs(from), graph.longs(to), graph.longs(1)));
  }

  private String network(Network network) {
    return layers(network, network.layers(), values.get(network.input()));
  }

  private String layers(Network network, List<Layer> layers, String input) {
    String x = input;
    boolean flat = true;
    for (Layer layer : layers) {
      flat &= !(layer instanceof Conv2d || layer instanceof Reshape);
      x = layer(network, layer, x, flat);
    }
    return x;
  }

  private String layer(Network network, Layer layer, String x, boolean flat) {
    if (layer instanceof Linear linear) {
      return linear(network, linear, x);
    }
    if (layer instanceof Conv2d conv) {
      return convolution(network, conv, x);
    }
    if (layer instanceof BatchNorm norm) {
      return norm(network, norm, x);
    }
    if (layer instanceof UpsampleNearest2x) {
      return graph.node(
          "Resize",
          List.of(x, "", graph.floats(new float[] {1, 1, 2, 2}, 4)),
          NaiveGraph.text("mode", "nearest"),
          NaiveGraph.text("coordinate_transformation_mode", "asymmetric"),
          NaiveGraph.text("nearest_mode", "floor"));
    }
    if (layer instanceof Reshape shape) {
      String sizes = graph.longs(-1, shape.channels(), shape.height(), shape.width());
      return graph.node("Reshape", List.of(x, sizes));
    }
    if (layer instanceof ConcatInput concat) {
      return joined(x, values.get(concat.input()), concat.features(), flat);
    }
    if (layer instanceof Residual residual) {
      String body = layers(network, residual.body(), x);
      return graph.node("Relu", List.of(graph.node("Add", List.of(x, body))));
    }
    return activation(layer, x);
  }

  private String activation(Layer layer, String x) {
    if (layer instanceof Relu) {
      return graph.node("Relu", List.of(x));
    }
    if (layer instanceof LeakyRelu leaky) {
      return graph.node("LeakyRelu", List.of(x), NaiveGraph.number("alpha", leaky.slope()));
    }
    if (layer instanceof Tanh) {
      return graph.node("Tanh", List.of(x));
    }
    throw new IllegalArgumentException("No generator has " + layer);
  }

  private String linear(Network network, Linear linear, String x) {
    List<String> inputs = new ArrayList<>();
    inputs.add(x);
    inputs.add(constant(network, linear.name() + ".weight", linear.out(), linear.in()));
    if (linear.bias()) {
      inputs.add(constant(network, linear.name() + ".bias", linear.out()));
    }
    return graph.node("Gemm", inputs, NaiveGraph.integer("transB", 1));
  }

  private String convolution(Network network, Conv2d conv, String x) {
    String weight =
        constant(
            network, conv.name() + ".weight", conv.out(), conv.in(), conv.kernel(), conv.kernel());
    long padding = conv.padding();
    long stride = conv.stride();
    return graph.node(
        "Conv",
        List.of(x, weight),
        NaiveGraph.integers("pads", padding, padding, padding, padding),
        NaiveGraph.integers("strides", stride, stride));
  }

  private String norm(Network network, BatchNorm norm, String x) {
    return graph.node(
        "BatchNormalization",
        List.of(
            x,
            constant(network, norm.name() + ".weight", norm.features()),
            constant(network, norm.name() + ".bias", norm.features()),
            constant(network, norm.name() + ".running_mean", norm.features()),
            constant(network, norm.name() + ".running_var", norm.features())),
        NaiveGraph.number("epsilon", BatchNorm.EPSILON));
  }

  private String joined(String x, String vector, int features, boolean flat) {
    String beside = vector;
    if (!flat) {
      String pixel = graph.node("Reshape", List.of(vector, graph.longs(-1, features, 1, 1)));
      String sides = slice4(x);
      beside = graph.node("Expand", List.of(pixel, sides));
    }
    return graph.node("Concat", List.of(x, beside), NaiveGraph.integer("axis", 1));
  }

  /** (1, 1, H, W) of a picture. */
  private String slice4(String x) {
    String shape = graph.node("Shape", List.of(x));
    String sides =
        graph.node("Slice", List.of(shape, graph.longs(2), graph.longs(4), graph.longs(0)));
    return graph.node("Concat", List.of(graph.longs(1, 1), sides), NaiveGraph.integer("axis", 0));
  }

  private String constant(Network network, String parameter, long... shape) {
    return graph.floats(weights.of(network.name(), parameter), shape);
  }
}
