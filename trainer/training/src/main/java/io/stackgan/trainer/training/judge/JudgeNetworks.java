// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.LeakyRelu;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Network;
import java.util.List;

/** What the judges of generated pictures are made of: small, so that they fit beside the code. */
final class JudgeNetworks {

  /** Side of the pictures that they look at. */
  static final int SIDE = 64;

  /** Features of the space in which pictures and captions meet. */
  static final int SPACE = 96;

  static final String IMAGE = "image";
  static final String EMBEDDING = "embedding";
  static final String SIGHTS = "sights";

  private static final int HIDDEN = 256;
  private static final LeakyRelu LEAKY_RELU = new LeakyRelu(0.2);

  private JudgeNetworks() {}

  /** What is seen of a picture's parts, (B, features), → (B, {@value #SPACE}). */
  static Network picture(String name, int features) {
    return perceptron(name, SIGHTS, features);
  }

  /** (B, embedding) → (B, {@value #SPACE}). */
  static Network caption(String name, int embedding) {
    return perceptron(name, EMBEDDING, embedding);
  }

  private static Network perceptron(String name, String input, int features) {
    return new Network(
        name,
        input,
        List.of(
            new Linear("fc1", features, HIDDEN, false),
            new BatchNorm("fc1.bn", HIDDEN),
            LEAKY_RELU,
            new Linear("fc2", HIDDEN, SPACE, true)));
  }
}
