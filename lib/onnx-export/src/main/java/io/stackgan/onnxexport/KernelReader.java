// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Linear;

/** Reads the kernels of a network's layers, with the batch normalisation that follows. */
record KernelReader(String network, WeightSource weights) {

  Kernel kernel(Conv2d conv, LayerReader following) {
    return normalised(Kernel.of(conv, values(conv.name() + ".weight")), following);
  }

  Kernel kernel(Linear linear, LayerReader following) {
    float[] bias = linear.bias() ? values(linear.name() + ".bias") : new float[linear.out()];
    return normalised(Kernel.of(linear, values(linear.name() + ".weight"), bias), following);
  }

  private Kernel normalised(Kernel kernel, LayerReader following) {
    return following
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
    return weights.values(network + "." + parameter);
  }
}
