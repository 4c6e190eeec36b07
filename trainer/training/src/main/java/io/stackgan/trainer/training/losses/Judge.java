// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import io.stackgan.networks.ConditioningAugmentation;
import io.stackgan.networks.Discriminator;
import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Weights;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A discriminator at work. Always in training mode: it is of no use after training. */
public record Judge(Discriminator discriminator, Weights weights) {

  public static List<Network> networks(Discriminator discriminator) {
    return List.of(discriminator.features(), discriminator.text(), discriminator.head());
  }

  /**
   * @param image (B, 3, S, S)
   * @return (B, 8d, 4, 4)
   */
  public Tensor features(Tensor image) {
    return run(discriminator.features(), Map.of(Discriminator.IMAGE_INPUT, image));
  }

  /**
   * @param features (B, 8d, 4, 4)
   * @param embedding (B, embedding)
   * @return logits (B, 1, 1, 1): does the text belong to the picture, and is the picture real
   */
  public Tensor logits(Tensor features, Tensor embedding) {
    Tensor text = run(discriminator.text(), Map.of(ConditioningAugmentation.EMBEDDING, embedding));
    return run(
        discriminator.head(),
        Map.of(Discriminator.FEATURES_INPUT, features, Discriminator.TEXT_INPUT, text));
  }

  private Tensor run(Network network, Map<String, Tensor> inputs) {
    return Forward.run(network, weights, inputs, Mode.TRAINING);
  }
}
