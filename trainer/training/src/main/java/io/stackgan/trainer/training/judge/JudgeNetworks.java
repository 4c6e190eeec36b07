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

  /** Features of the space in which captions meet pictures of which nothing is known. */
  static final int SPACE = 96;

  static final String IMAGE = "image";
  static final String WORDS = "words";
  static final String SIGHTS = "sights";

  private static final int HIDDEN = 256;
  private static final LeakyRelu LEAKY_RELU = new LeakyRelu(0.2);

  private JudgeNetworks() {}

  /** What is seen of a picture's parts, (B, features), → (B, {@value #SPACE}). */
  static Network picture(String name, int features) {
    return new Network(
        name,
        SIGHTS,
        List.of(
            new Linear("fc1", features, HIDDEN, false),
            new BatchNorm("fc1.bn", HIDDEN),
            LEAKY_RELU,
            new Linear("fc2", HIDDEN, SPACE, true)));
  }

  /**
   * (B, words) → (B, features): the sum of what the words say. A sum has nothing to learn a species
   * by its words with.
   */
  static Network caption(int words, int features) {
    return new Network("judge.caption", WORDS, List.of(new Linear("says", words, features, false)));
  }
}
