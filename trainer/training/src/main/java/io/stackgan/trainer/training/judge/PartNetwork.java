// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.LeakyRelu;
import io.stackgan.networks.Layer.Residual;
import io.stackgan.networks.Layer.UpsampleNearest2x;
import io.stackgan.networks.Network;
import io.stackgan.onnxexport.AttentionExport;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Looks for each part of a bird where it is, and says what it sees there. One network finds the
 * parts, (B, parts, 32, 32), each a softmax over the positions; the other says what is at each
 * position, (B, features, 32, 32), from {@value #SIGHT} pixels around. Their product is (B, parts,
 * features). Because what is seen depends on the place alone, no part's colour can be guessed from
 * the colours of the others.
 *
 * @param where the parts are, at which position
 * @param what is at a position
 */
record PartNetwork(Network where, Network what, int parts, int features) {

  /** Pixels that one position's features are computed from, in a row. */
  static final int SIGHT = 6;

  private static final int POSITIONS = (JudgeNetworks.SIDE / 2) * (JudgeNetworks.SIDE / 2);
  private static final LeakyRelu LEAKY_RELU = new LeakyRelu(0.2);
  private static final int[] WIDTHS = {24, 32, 48, 64};

  static PartNetwork of(String name, int parts, int features) {
    return new PartNetwork(
        new Network(name + ".where", JudgeNetworks.IMAGE, where(parts)),
        new Network(name + ".what", JudgeNetworks.IMAGE, what(features)),
        parts,
        features);
  }

  private static List<Layer> where(int parts) {
    return List.of(
        new Conv2d("in", 3, WIDTHS[0], 4, 2, 1),
        new BatchNorm("in.bn", WIDTHS[0]),
        LEAKY_RELU,
        coarser(1),
        new Conv2d("out", WIDTHS[0], parts, 1, 1, 0));
  }

  /** Half the resolution, whatever is coarser still, and back: the context of each position. */
  private static Residual coarser(int level) {
    String name = "level" + level;
    int fine = WIDTHS[level - 1];
    int coarse = WIDTHS[level];
    Layer inner = level + 1 < WIDTHS.length ? coarser(level + 1) : LEAKY_RELU;
    return new Residual(
        List.of(
            new Conv2d(name + ".down", fine, coarse, 4, 2, 1),
            new BatchNorm(name + ".down.bn", coarse),
            LEAKY_RELU,
            inner,
            new UpsampleNearest2x(),
            new Conv2d(name + ".up", coarse, fine, 3, 1, 1),
            new BatchNorm(name + ".up.bn", fine)));
  }

  private static List<Layer> what(int features) {
    return List.of(
        new Conv2d("fine", 3, 24, 3, 1, 1),
        new BatchNorm("fine.bn", 24),
        LEAKY_RELU,
        new Conv2d("half", 24, 48, 4, 2, 1),
        new BatchNorm("half.bn", 48),
        LEAKY_RELU,
        new Conv2d("mixed", 48, 48, 1, 1, 0),
        new BatchNorm("mixed.bn", 48),
        LEAKY_RELU,
        new Conv2d("out", 48, features, 1, 1, 0));
  }

  List<Network> networks() {
    return List.of(where, what);
  }

  /**
   * @param disguise what the network that finds the parts is shown in place of the images
   * @return (B, parts, features)
   */
  Tensor seen(Tensor images, UnaryOperator<Tensor> disguise, Weights weights, Mode mode) {
    Tensor places = flat(where, disguise.apply(images), weights, mode);
    Tensor sights = flat(what, images, weights, mode);
    return torch.matmul(torch.softmax(places, 2), sights.transpose(1, 2));
  }

  private static Tensor flat(Network network, Tensor images, Weights weights, Mode mode) {
    Tensor raw = Forward.run(network, weights, Map.of(network.input(), images), mode);
    return Tensors.single(raw).reshape(raw.size(0), raw.size(1), POSITIONS);
  }

  /** As an ONNX model of those outputs, counted part after part, that are chosen. */
  byte[] onnx(long[] chosen, Weights weights) {
    return AttentionExport.chosen(
        where, what, JudgeNetworks.SIDE, shape(), chosen, weights::values);
  }

  /** As an ONNX model whose outputs, part after part, a head reads. */
  byte[] onnx(Network head, int outputs, Weights weights) {
    return AttentionExport.through(
        head, where, what, JudgeNetworks.SIDE, shape(), outputs, weights::values);
  }

  private AttentionExport.Shape shape() {
    return new AttentionExport.Shape(parts, features, POSITIONS);
  }
}
