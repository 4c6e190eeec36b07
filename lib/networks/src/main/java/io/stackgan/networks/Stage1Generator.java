// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.ConcatInput;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Layer.Relu;
import io.stackgan.networks.Layer.Reshape;
import io.stackgan.networks.Layer.Tanh;
import java.util.List;

/**
 * Stage-I's generator (Section 3.3): condition c and noise z → a 64×64 sketch in [−1, 1].
 *
 * @param conditioning (B, embedding) → (B, 256)
 * @param image c (B, 128), z (B, 100) → (B, 3, 64, 64)
 */
public record Stage1Generator(Network conditioning, Network image) {

  /** Features of the noise z. */
  public static final int NOISE = 100;

  public static final String CONDITION_INPUT = "condition";
  public static final String NOISE_INPUT = "noise";

  /**
   * @param embedding features of the text embedding
   * @param width g, GF_DIM of the published code
   */
  public static Stage1Generator of(int embedding, int width) {
    int g = width;
    List<Layer> layers =
        Layers.chain(
            List.of(
                new ConcatInput(NOISE_INPUT, NOISE),
                new Linear("fc", ConditioningAugmentation.CONDITION + NOISE, 4 * 4 * 8 * g, false),
                new BatchNorm("fc.bn", 4 * 4 * 8 * g),
                new Relu(),
                new Reshape(8 * g, 4, 4)),
            Layers.up("up1", 8 * g, 4 * g),
            Layers.up("up2", 4 * g, 2 * g),
            Layers.up("up3", 2 * g, g),
            Layers.up("up4", g, g / 2),
            List.of(Layers.conv3("image", g / 2, 3), new Tanh()));
    return new Stage1Generator(
        ConditioningAugmentation.network("stage1", embedding),
        new Network("stage1.generator", CONDITION_INPUT, layers));
  }

  public long learnedSize() {
    return conditioning.learnedSize() + image.learnedSize();
  }
}
