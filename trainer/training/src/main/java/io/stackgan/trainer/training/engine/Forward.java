// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Bias;
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
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** One forward pass of a network on the training engine. */
public final class Forward {

  /** Which statistics batch normalisation uses. */
  public enum Mode {
    /** The batch's own, which also move the running statistics. */
    TRAINING,
    /** The running statistics. */
    INFERENCE
  }

  private final Network network;
  private final Weights weights;
  private final Map<String, Tensor> inputs;
  private final boolean training;

  private Forward(Network network, Weights weights, Map<String, Tensor> inputs, Mode mode) {
    this.network = network;
    this.weights = weights;
    this.inputs = inputs;
    this.training = mode == Mode.TRAINING;
  }

  /**
   * @param inputs the network's own input and those that its layers name, batch first
   */
  public static Tensor run(
      Network network, Weights weights, Map<String, Tensor> inputs, Mode mode) {
    Forward forward = new Forward(network, weights, inputs, mode);
    return Tensors.scoped(() -> forward.layers(network.layers(), inputs.get(network.input())));
  }

  private Tensor layers(List<Layer> layers, Tensor input) {
    Tensor x = input;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      if (layer instanceof UpsampleNearest2x
          && i + 1 < layers.size()
          && layers.get(i + 1) instanceof Conv2d conv
          && Enlarging.fits(conv)) {
        x = Enlarging.of(x, weight(conv.name()));
        i++;
      } else {
        x = layer(layer, x);
      }
    }
    return x;
  }

  private Tensor layer(Layer layer, Tensor x) {
    if (layer instanceof Linear linear) {
      return torch.linear(x, weight(linear.name()), bias(linear));
    }
    if (layer instanceof Conv2d conv) {
      return convolution(conv, x);
    }
    if (layer instanceof BatchNorm norm) {
      return normalised(norm, x);
    }
    if (layer instanceof Bias bias) {
      return x.add(
          weights.tensor(network, bias.name() + ".bias").reshape(1, bias.features(), 1, 1));
    }
    if (layer instanceof Relu) {
      return torch.relu(x);
    }
    if (layer instanceof LeakyRelu leaky) {
      return torch.leaky_relu(x, new Scalar(leaky.slope()));
    }
    if (layer instanceof Tanh) {
      return torch.tanh(x);
    }
    if (layer instanceof UpsampleNearest2x) {
      return torch.upsample_nearest2d(x, 2 * x.size(2), 2 * x.size(3));
    }
    if (layer instanceof Reshape shape) {
      return Tensors.channelsLast(
          x.reshape(x.size(0), shape.channels(), shape.height(), shape.width()));
    }
    if (layer instanceof ConcatInput concat) {
      return joined(x, inputs.get(concat.input()));
    }
    if (layer instanceof OfSequence step) {
      return new SequenceForward(network, weights).run(step, x);
    }
    return torch.relu(x.add(layers(((Residual) layer).body(), x)));
  }

  private Tensor convolution(Conv2d conv, Tensor x) {
    long[] stride = {conv.stride(), conv.stride()};
    long[] padding = {conv.padding(), conv.padding()};
    long[] dilation = {1, 1};
    return torch.conv2d(x, weight(conv.name()), new TensorOptional(), stride, padding, dilation, 1);
  }

  private Tensor normalised(BatchNorm norm, Tensor x) {
    return torch.batch_norm(
        x,
        Tensors.optional(weight(norm.name())),
        Tensors.optional(weights.tensor(network, norm.name() + ".bias")),
        Tensors.optional(weights.tensor(network, norm.name() + ".running_mean")),
        Tensors.optional(weights.tensor(network, norm.name() + ".running_var")),
        training,
        BatchNorm.MOMENTUM,
        BatchNorm.EPSILON,
        false);
  }

  private static Tensor joined(Tensor x, Tensor vector) {
    if (x.dim() == 2) {
      return Tensors.concatenate(x, vector);
    }
    Tensor tiled =
        vector
            .reshape(vector.size(0), vector.size(1), 1, 1)
            .expand(vector.size(0), vector.size(1), x.size(2), x.size(3));
    return Tensors.channelsLast(Tensors.concatenate(x, tiled));
  }

  private Tensor weight(String layer) {
    return weights.tensor(network, layer + ".weight");
  }

  private TensorOptional bias(Linear linear) {
    return linear.bias()
        ? Tensors.optional(weights.tensor(network, linear.name() + ".bias"))
        : new TensorOptional();
  }
}
