// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import io.stackgan.networks.Layer.ConcatInput;
import io.stackgan.networks.Layer.Relu;
import io.stackgan.networks.Layer.Tanh;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stage-II's generator (Section 3.4): Stage-I's picture and its own condition c → 256×256 in [−1,
 * 1]. It draws no noise of its own; Stage-I's picture carries the randomness.
 *
 * @param conditioning (B, embedding) → (B, 256), not shared with Stage-I
 * @param image sketch (B, 3, 64, 64), c (B, 128) → (B, 3, 256, 256)
 */
public record Stage2Generator(Network conditioning, Network image) {

  public static final String SKETCH_INPUT = "sketch";
  public static final String CONDITION_INPUT = "condition";

  /**
   * @param embedding features of the text embedding
   * @param width g, GF_DIM of the published code
   * @param residualBlocks 4 in the paper for 256×256
   */
  public static Stage2Generator of(int embedding, int width, int residualBlocks) {
    int g = width;
    int condition = ConditioningAugmentation.CONDITION;
    List<Layer> layers =
        Layers.chain(
            List.of(Layers.conv3("encode", 3, g), new Relu()),
            Layers.down("down1", g, 2 * g, new Relu()),
            Layers.down("down2", 2 * g, 4 * g, new Relu()),
            List.of(new ConcatInput(CONDITION_INPUT, condition)),
            Layers.normalised(
                "join", Layers.conv3("join.conv", 4 * g + condition, 4 * g), new Relu()),
            IntStream.rangeClosed(1, residualBlocks)
                .<Layer>mapToObj(block -> Layers.residual("residual" + block, 4 * g))
                .toList(),
            Layers.up("up1", 4 * g, 2 * g),
            Layers.up("up2", 2 * g, g),
            Layers.up("up3", g, g / 2),
            Layers.up("up4", g / 2, g / 4),
            List.of(Layers.conv3("image", g / 4, 3), new Tanh()));
    return new Stage2Generator(
        ConditioningAugmentation.network("stage2", embedding),
        new Network("stage2.generator", SKETCH_INPUT, layers));
  }

  public long learnedSize() {
    return conditioning.learnedSize() + image.learnedSize();
  }
}
