// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.LeakyRelu;
import io.stackgan.networks.Layer.Relu;
import io.stackgan.networks.Layer.Residual;
import io.stackgan.networks.Layer.UpsampleNearest2x;
import java.util.ArrayList;
import java.util.List;

/** The building blocks that the four networks share, by the paper's shorthand. */
final class Layers {

  static final LeakyRelu LEAKY_RELU = new LeakyRelu(0.2);

  private Layers() {}

  /** C(3): (B, in, H, W) → (B, out, H, W). */
  static Conv2d conv3(String name, int in, int out) {
    return new Conv2d(name, in, out, 3, 1, 1);
  }

  /** C(1): (B, in, H, W) → (B, out, H, W). */
  static Conv2d conv1(String name, int in, int out) {
    return new Conv2d(name, in, out, 1, 1, 0);
  }

  /** C(4, 2): (B, in, H, W) → (B, out, H/2, W/2). */
  static Conv2d conv4Halving(String name, int in, int out) {
    return new Conv2d(name, in, out, 4, 2, 1);
  }

  /** The convolution, then BN and the activation. */
  static List<Layer> normalised(String block, Conv2d conv, Layer activation) {
    return List.of(conv, new BatchNorm(block + ".bn", conv.out()), activation);
  }

  /** ↑C(3) BN R: (B, in, H, W) → (B, out, 2H, 2W). */
  static List<Layer> up(String block, int in, int out) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new UpsampleNearest2x());
    layers.addAll(normalised(block, conv3(block + ".conv", in, out), new Relu()));
    return layers;
  }

  /** C(4, 2) BN and the activation: (B, in, H, W) → (B, out, H/2, W/2). */
  static List<Layer> down(String block, int in, int out, Layer activation) {
    return normalised(block, conv4Halving(block + ".conv", in, out), activation);
  }

  /** C(3) BN R C(3) BN, the input added, R. */
  static Residual residual(String block, int channels) {
    return new Residual(
        List.of(
            conv3(block + ".conv1", channels, channels),
            new BatchNorm(block + ".bn1", channels),
            new Relu(),
            conv3(block + ".conv2", channels, channels),
            new BatchNorm(block + ".bn2", channels)));
  }

  @SafeVarargs
  static List<Layer> chain(List<Layer>... parts) {
    List<Layer> layers = new ArrayList<>();
    for (List<Layer> part : parts) {
      layers.addAll(part);
    }
    return layers;
  }
}
