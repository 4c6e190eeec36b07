// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import io.stackgan.networks.Layer.Conv1d;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Gru;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Layer.MaxPool1d;
import io.stackgan.networks.Layer.MeanOverTime;
import io.stackgan.networks.Layer.OneHot;
import io.stackgan.networks.Layer.Relu;
import java.util.List;

/**
 * A text encoder that reads characters, and the picture encoder that it learns beside (Reed et al.,
 * "Learning Deep Representations of Fine-Grained Visual Descriptions", 2016). The dot product of
 * both embeddings says how well a picture and a text belong together.
 *
 * @param text characters (B, {@value #LENGTH}), each 0 to {@value #UNKNOWN} → (B, dimension)
 * @param picture (B, 3, 64, 64) in [−1, 1] → (B, dimension, 1, 1); not needed after training
 */
public record CharCnnRnn(Network text, Network picture) {

  public static final String CHARACTERS_INPUT = "characters";
  public static final String PICTURE_INPUT = "image";

  /** Characters of a text: what is longer is cut, what is shorter ends in unknown ones. */
  public static final int LENGTH = 201;

  /** Characters that are told apart. */
  public static final int ALPHABET = 70;

  /** Any other character, and what follows the text. */
  public static final int UNKNOWN = ALPHABET;

  /** The published width. */
  public static final int PUBLISHED_WIDTH = 512;

  private static final int KERNEL = 4;
  private static final int POOL = 3;

  /**
   * @param width of the recurrent layer, a multiple of 4; {@value #PUBLISHED_WIDTH} as published
   * @param pictureWidth of the picture encoder's first layer
   * @param dimension features of an embedding; 1024 as published
   */
  public static CharCnnRnn of(int width, int pictureWidth, int dimension) {
    return new CharCnnRnn(text(width, dimension), picture(pictureWidth, dimension));
  }

  private static Network text(int width, int dimension) {
    int first = width / 4 * 3;
    return new Network(
        "encoder.text",
        CHARACTERS_INPUT,
        List.of(
            new OneHot(ALPHABET),
            new Conv1d("conv1", ALPHABET, first, KERNEL),
            new Relu(),
            new MaxPool1d(POOL),
            new Conv1d("conv2", first, width, KERNEL),
            new Relu(),
            new MaxPool1d(POOL),
            new Conv1d("conv3", width, width, KERNEL),
            new Relu(),
            new Gru("gru", width, width),
            new MeanOverTime(),
            new Linear("fc", width, dimension, true)));
  }

  /**
   * As a discriminator reads pictures: C(4, 2) to p, 2p, 4p, 8p, then 4×4 positions to one.
   *
   * @param width p
   * @param dimension features of an embedding
   */
  public static Network picture(int width, int dimension) {
    int p = width;
    return new Network(
        "encoder.picture",
        PICTURE_INPUT,
        Layers.chain(
            Layers.down("down1", 3, p, Layers.LEAKY_RELU),
            Layers.down("down2", p, 2 * p, Layers.LEAKY_RELU),
            Layers.down("down3", 2 * p, 4 * p, Layers.LEAKY_RELU),
            Layers.down("down4", 4 * p, 8 * p, Layers.LEAKY_RELU),
            List.of(new Conv2d("head", 8 * p, dimension, 4, 1, 0))));
  }
}
