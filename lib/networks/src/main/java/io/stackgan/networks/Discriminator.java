// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Bias;
import io.stackgan.networks.Layer.ConcatInput;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * A matching-aware discriminator (Sections 3.3 and 3.4), in three parts so that one real image's
 * features serve both its own text and a mismatched one.
 *
 * @param features image (B, 3, S, S) → (B, 8d, 4, 4)
 * @param text (B, embedding) → (B, 128): the discriminator's own layer on the raw embedding; it
 *     never sees the sampled condition
 * @param head features (B, 8d, 4, 4) and text (B, 128) → one logit, (B, 1, 1, 1)
 */
public record Discriminator(Network features, Network text, Network head) {

  public static final String IMAGE_INPUT = "image";
  public static final String FEATURES_INPUT = "features";
  public static final String TEXT_INPUT = "text";

  /** Features of the discriminator's text code. */
  public static final int TEXT = 128;

  /**
   * For 64×64 pictures.
   *
   * @param embedding features of the text embedding
   * @param width d, DF_DIM of the published code
   */
  public static Discriminator stage1(int embedding, int width) {
    return of("stage1", embedding, width, halvings(width, 4));
  }

  /**
   * For 256×256 pictures.
   *
   * @param embedding features of the text embedding
   * @param width d, DF_DIM of the published code
   */
  public static Discriminator stage2(int embedding, int width) {
    int d = width;
    List<Layer> layers =
        Layers.chain(
            halvings(width, 6),
            Layers.normalised(
                "narrow1", Layers.conv1("narrow1.conv", 32 * d, 16 * d), Layers.LEAKY_RELU),
            Layers.normalised(
                "narrow2", Layers.conv1("narrow2.conv", 16 * d, 8 * d), Layers.LEAKY_RELU));
    return of("stage2", embedding, width, layers);
  }

  /** The same with a learned bias in the place of each batch normalisation. */
  public Discriminator withoutBatchNorm() {
    return new Discriminator(biased(features), biased(text), biased(head));
  }

  private static Network biased(Network network) {
    return new Network(
        network.name(),
        network.input(),
        network.layers().stream().map(Discriminator::biased).toList());
  }

  private static Layer biased(Layer layer) {
    return layer instanceof BatchNorm norm ? new Bias(norm.name(), norm.features()) : layer;
  }

  /** C(4, 2) to d, 2d, 4d …; batch normalisation in all but the first. */
  private static List<Layer> halvings(int width, int count) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Layers.conv4Halving("down1.conv", 3, width));
    layers.add(Layers.LEAKY_RELU);
    for (int i = 1; i < count; i++) {
      layers.addAll(Layers.down("down" + (i + 1), width << (i - 1), width << i, Layers.LEAKY_RELU));
    }
    return layers;
  }

  private static Discriminator of(String stage, int embedding, int width, List<Layer> features) {
    int channels = 8 * width;
    List<Layer> head =
        Layers.chain(
            List.of(new ConcatInput(TEXT_INPUT, TEXT)),
            Layers.normalised(
                "join", Layers.conv1("join.conv", channels + TEXT, channels), Layers.LEAKY_RELU),
            List.of(new Conv2d("logit", channels, 1, 4, 4, 0)));
    return new Discriminator(
        new Network(stage + ".discriminator.features", IMAGE_INPUT, features),
        new Network(
            stage + ".discriminator.text",
            ConditioningAugmentation.EMBEDDING,
            List.of(new Linear("fc", embedding, TEXT, true), Layers.LEAKY_RELU)),
        new Network(stage + ".discriminator.head", FEATURES_INPUT, head));
  }
}
