// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.LeakyRelu;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Network;
import java.util.ArrayList;
import java.util.List;

/** What the judges of generated pictures are made of: small, so that they fit beside the code. */
final class JudgeNetworks {

  /** Side of the pictures that they look at. */
  static final int SIDE = 64;

  /** Features of the space in which pictures and captions meet. */
  static final int SPACE = 96;

  static final String IMAGE = "image";
  static final String EMBEDDING = "embedding";

  private static final int[] CHANNELS = {32, 64, 128, 96};
  private static final int HIDDEN = 192;
  private static final LeakyRelu LEAKY_RELU = new LeakyRelu(0.2);

  private JudgeNetworks() {}

  /** (B, 3, 64, 64) → (B, outputs, 1, 1). */
  static Network picture(String name, int outputs) {
    List<Layer> layers = new ArrayList<>();
    int in = 3;
    for (int i = 0; i < CHANNELS.length; i++) {
      layers.add(new Conv2d("down%d.conv".formatted(i), in, CHANNELS[i], 4, 2, 1));
      layers.add(new BatchNorm("down%d.bn".formatted(i), CHANNELS[i]));
      layers.add(LEAKY_RELU);
      in = CHANNELS[i];
    }
    layers.add(new Conv2d("head", in, outputs, 4, 1, 0));
    return new Network(name, IMAGE, layers);
  }

  /** (B, embedding) → (B, {@value #SPACE}). */
  static Network caption(String name, int embedding) {
    return new Network(
        name,
        EMBEDDING,
        List.of(
            new Linear("fc1", embedding, HIDDEN, false),
            new BatchNorm("fc1.bn", HIDDEN),
            LEAKY_RELU,
            new Linear("fc2", HIDDEN, SPACE, true)));
  }
}
