// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Bias;
import io.stackgan.networks.Layer.Conv1d;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Gru;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Layer.Residual;
import io.stackgan.networks.Parameter.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * A chain of layers. The first layer reads the input called {@link #input}; side inputs enter where
 * a {@link Layer.ConcatInput} names them.
 *
 * @param name such as {@code stage1.generator}
 * @param input the name of the tensor that the first layer reads
 * @param layers applied in order
 */
public record Network(String name, String input, List<Layer> layers) {

  public Network {
    layers = List.copyOf(layers);
  }

  /** All parameters in the order of the layers, running statistics included. */
  public List<Parameter> parameters() {
    return layers.stream().flatMap(Network::parameters).toList();
  }

  /** The number of learned scalars. */
  public long learnedSize() {
    return parameters().stream()
        .filter(parameter -> parameter.role().learned())
        .mapToLong(Parameter::size)
        .sum();
  }

  private static Stream<Parameter> parameters(Layer layer) {
    if (layer instanceof Linear linear) {
      Parameter weight = weight(linear.name(), linear.out(), linear.in());
      return linear.bias()
          ? Stream.of(weight, vector(linear.name() + ".bias", linear.out(), Role.BIAS))
          : Stream.of(weight);
    }
    if (layer instanceof Conv2d conv) {
      return Stream.of(weight(conv.name(), conv.out(), conv.in(), conv.kernel(), conv.kernel()));
    }
    if (layer instanceof BatchNorm norm) {
      return Stream.of(
          vector(norm.name() + ".weight", norm.features(), Role.SCALE),
          vector(norm.name() + ".bias", norm.features(), Role.BIAS),
          vector(norm.name() + ".running_mean", norm.features(), Role.RUNNING_MEAN),
          vector(norm.name() + ".running_var", norm.features(), Role.RUNNING_VARIANCE));
    }
    if (layer instanceof Bias bias) {
      return Stream.of(vector(bias.name() + ".bias", bias.features(), Role.BIAS));
    }
    if (layer instanceof Conv1d conv) {
      return Stream.of(
          scaled(conv.name() + ".weight", conv.out(), conv.in(), conv.kernel()),
          vector(conv.name() + ".bias", conv.out(), Role.BIAS));
    }
    if (layer instanceof Gru gru) {
      return parameters(gru);
    }
    if (layer instanceof Residual residual) {
      return residual.body().stream().flatMap(Network::parameters);
    }
    return Stream.empty();
  }

  private static Stream<Parameter> parameters(Gru gru) {
    int rows = 3 * gru.out();
    return Stream.of(
        scaled(gru.name() + ".input.weight", rows, gru.in()),
        scaled(gru.name() + ".hidden.weight", rows, gru.out()),
        vector(gru.name() + ".input.bias", rows, Role.BIAS),
        vector(gru.name() + ".hidden.bias", rows, Role.BIAS));
  }

  private static Parameter scaled(String name, Integer... shape) {
    return new Parameter(name, List.of(shape), Role.SCALED_WEIGHT);
  }

  private static Parameter weight(String layer, Integer... shape) {
    return new Parameter(layer + ".weight", List.of(shape), Role.WEIGHT);
  }

  private static Parameter vector(String name, int size, Role role) {
    return new Parameter(name, List.of(size), role);
  }
}
