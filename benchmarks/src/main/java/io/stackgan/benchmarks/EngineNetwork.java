// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks;

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
import io.stackgan.networks.Parameter;
import io.stackgan.trainer.training.engine.Tensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LinearOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A network made of the engine's own modules, as its manual shows. */
public final class EngineNetwork {

  private final Network network;
  private final Module module = new Module();
  private final Map<String, UnaryOperator<Tensor>> learned = new HashMap<>();

  public EngineNetwork(Network network) {
    this.network = network;
    register(network.layers(), true);
  }

  /** Takes the values of each parameter, running statistics included. */
  public void load(Function<Parameter, float[]> weights) {
    StringTensorDict parameters = module.named_parameters();
    StringTensorDict statistics = module.named_buffers();
    for (Parameter parameter : network.parameters()) {
      int end = parameter.name().lastIndexOf('.');
      String name =
          moduleName(parameter.name().substring(0, end)) + parameter.name().substring(end);
      StringTensorDict from = parameter.role().learned() ? parameters : statistics;
      Tensors.set(from.get(name), weights.apply(parameter));
    }
  }

  /** Computes in bfloat16 from now on, images with their channels last. */
  public void useBfloat16() {
    module.to(torch.ScalarType.BFloat16.intern(), false);
    for (long i = 0; i < module.parameters().size(); i++) {
      Tensor parameter = module.parameters().get(i);
      if (parameter.dim() == 4) {
        parameter.set_data(Tensors.channelsLast(parameter));
      }
    }
  }

  /** Batch normalisation uses its running statistics from now on. */
  public void freeze() {
    module.eval();
  }

  TensorVector parameters() {
    return module.parameters();
  }

  /**
   * @param inputs the network's own input and those that its layers name
   */
  public Tensor forward(Map<String, Tensor> inputs) {
    return layers(network.layers(), inputs.get(network.input()), inputs);
  }

  private void register(List<Layer> layers, boolean vectors) {
    boolean flat = vectors;
    for (Layer layer : layers) {
      if (layer instanceof Linear linear) {
        learned.put(linear.name(), linear(linear));
      } else if (layer instanceof Conv2d conv) {
        flat = false;
        learned.put(conv.name(), convolution(conv));
      } else if (layer instanceof BatchNorm norm) {
        learned.put(norm.name(), flat ? flatNorm(norm) : norm(norm));
      } else if (layer instanceof Reshape) {
        flat = false;
      } else if (layer instanceof Residual residual) {
        register(residual.body(), false);
      }
    }
  }

  private <M extends Module> M registered(String name, M made) {
    return module.register_module(moduleName(name), made);
  }

  private static String moduleName(String layer) {
    return layer.replace('.', '_');
  }

  private UnaryOperator<Tensor> linear(Linear linear) {
    LinearOptions options = new LinearOptions(linear.in(), linear.out());
    options.bias().put(linear.bias());
    return registered(linear.name(), new LinearImpl(options))::forward;
  }

  private UnaryOperator<Tensor> convolution(Conv2d conv) {
    LongPointer kernel = new LongPointer(conv.kernel(), conv.kernel());
    Conv2dOptions options = new Conv2dOptions(conv.in(), conv.out(), kernel);
    options.stride().put(0, conv.stride()).put(1, conv.stride());
    options.padding().get0().put(0, conv.padding()).put(1, conv.padding());
    options.bias().put(false);
    return registered(conv.name(), new Conv2dImpl(options))::forward;
  }

  private UnaryOperator<Tensor> norm(BatchNorm norm) {
    BatchNormOptions options = new BatchNormOptions(norm.features());
    return registered(norm.name(), new BatchNorm2dImpl(options))::forward;
  }

  private UnaryOperator<Tensor> flatNorm(BatchNorm norm) {
    BatchNormOptions options = new BatchNormOptions(norm.features());
    return registered(norm.name(), new BatchNorm1dImpl(options))::forward;
  }

  private Tensor layers(List<Layer> layers, Tensor input, Map<String, Tensor> inputs) {
    Tensor x = input;
    for (Layer layer : layers) {
      x = layer(layer, x, inputs);
    }
    return x;
  }

  private Tensor layer(Layer layer, Tensor x, Map<String, Tensor> inputs) {
    if (layer instanceof Linear linear) {
      return learned.get(linear.name()).apply(x);
    }
    if (layer instanceof Conv2d conv) {
      return learned.get(conv.name()).apply(x);
    }
    if (layer instanceof BatchNorm norm) {
      return learned.get(norm.name()).apply(x);
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
      return x.reshape(x.size(0), shape.channels(), shape.height(), shape.width());
    }
    if (layer instanceof ConcatInput concat) {
      return joined(x, inputs.get(concat.input()));
    }
    return torch.relu(x.add(layers(((Residual) layer).body(), x, inputs)));
  }

  private static Tensor joined(Tensor x, Tensor vector) {
    Tensor beside =
        x.dim() == 2
            ? vector
            : vector
                .reshape(vector.size(0), vector.size(1), 1, 1)
                .expand(vector.size(0), vector.size(1), x.size(2), x.size(3));
    return torch.cat(new TensorVector(x, beside), 1);
  }
}
