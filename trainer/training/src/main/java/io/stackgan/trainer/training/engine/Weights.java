// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import io.stackgan.networks.Network;
import io.stackgan.networks.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * The tensors of some networks by {@code <network>.<parameter>}, such as {@code
 * stage1.generator.up1.conv.weight}. They live until they are collected: make them outside any
 * pointer scope.
 */
public final class Weights {

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final List<String> learned = new ArrayList<>();
  private final ComputeDevice device;

  private Weights(ComputeDevice device) {
    this.device = device;
  }

  /** Starts the networks on the CPU, as each parameter's role says. */
  public static Weights initial(List<Network> networks, RandomGenerator random) {
    return initial(networks, random, ComputeDevice.CPU);
  }

  /** Starts the networks as each parameter's role says. */
  public static Weights initial(
      List<Network> networks, RandomGenerator random, ComputeDevice device) {
    Weights weights = new Weights(device);
    for (Network network : networks) {
      for (Parameter parameter : network.parameters()) {
        weights.add(network, parameter, start(parameter, random));
      }
    }
    return weights;
  }

  private void add(Network network, Parameter parameter, float[] values) {
    Tensor tensor = device.place(shaped(values, parameter.shape()));
    tensor.set_requires_grad(parameter.role().learned());
    String name = name(network, parameter.name());
    tensors.put(name, tensor);
    if (parameter.role().learned()) {
      learned.add(name);
    }
  }

  private static Tensor shaped(float[] values, List<Integer> shape) {
    Tensor tensor = Tensors.of(values, shape.stream().mapToLong(Integer::longValue).toArray());
    return shape.size() == 4 ? Tensors.channelsLast(tensor) : tensor;
  }

  private static float[] start(Parameter parameter, RandomGenerator random) {
    float[] values = new float[parameter.size()];
    int inputs = values.length / parameter.shape().get(0);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (parameter.role()) {
            case WEIGHT -> (float) (0.02 * random.nextGaussian());
            case SCALED_WEIGHT -> (float) (random.nextGaussian() / Math.sqrt(inputs));
            case SCALE -> (float) (1 + 0.02 * random.nextGaussian());
            case RUNNING_VARIANCE -> 1;
            case BIAS, RUNNING_MEAN -> 0;
          };
    }
    return values;
  }

  public static String name(Network network, String parameter) {
    return network.name() + "." + parameter;
  }

  public Tensor tensor(Network network, String parameter) {
    return tensor(name(network, parameter));
  }

  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("There are no weights called " + name);
    }
    return tensor;
  }

  /** These with some tensors in others' place, for forward passes. */
  Weights with(Map<String, Tensor> others) {
    Weights view = new Weights(device);
    view.tensors.putAll(tensors);
    view.tensors.putAll(others);
    return view;
  }

  public ComputeDevice device() {
    return device;
  }

  /** Running statistics included. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /** Every name, running statistics included. */
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  /** The names that an optimiser changes. */
  List<String> learned() {
    return List.copyOf(learned);
  }

  /** Whether the next backward pass computes gradients for these. */
  public void learn(boolean enabled) {
    learned.forEach(name -> tensor(name).set_requires_grad(enabled));
  }

  public void forgetGradients() {
    learned.forEach(name -> tensor(name).mutable_grad().reset());
  }

  public float[] values(String name) {
    return Tensors.values(tensor(name));
  }

  /**
   * @throws IllegalArgumentException when the number of values does not fit
   */
  public void set(String name, float[] values) {
    Tensor tensor = tensor(name);
    if (tensor.numel() != values.length) {
      throw new IllegalArgumentException(
          "%s holds %d values, but %d were given".formatted(name, tensor.numel(), values.length));
    }
    Tensors.set(tensor, values);
  }
}
