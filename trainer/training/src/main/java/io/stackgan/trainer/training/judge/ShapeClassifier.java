// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.LeakyRelu;
import io.stackgan.networks.Network;
import io.stackgan.onnxexport.NetworkExport;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** Names what a bird's outlines show. It sees whole pictures, in disguise. */
final class ShapeClassifier implements Classifier {

  private static final LeakyRelu LEAKY_RELU = new LeakyRelu(0.2);
  private static final int[] WIDTHS = {16, 32, 64, 96};
  private static final int HIDDEN = 128;

  private final int outputs;
  private final Network network;

  ShapeClassifier(Traits traits) {
    this.outputs = traits.size();
    this.network = new Network("judge.shapes", JudgeNetworks.IMAGE, layers(outputs));
  }

  private static List<Layer> layers(int outputs) {
    List<Layer> layers = new ArrayList<>(block("fine", 3, WIDTHS[0], 3, 1, 1));
    for (int i = 0; i + 1 < WIDTHS.length; i++) {
      layers.addAll(block("down" + i, WIDTHS[i], WIDTHS[i + 1], 4, 2, 1));
    }
    int last = WIDTHS[WIDTHS.length - 1];
    layers.addAll(block("last", last, last, 4, 2, 1));
    layers.addAll(block("all", last, HIDDEN, JudgeNetworks.SIDE / 16, 1, 0));
    layers.add(new Conv2d("out", HIDDEN, outputs, 1, 1, 0));
    return layers;
  }

  private static List<Layer> block(String name, int in, int out, int kernel, int stride, int pad) {
    return List.of(
        new Conv2d(name, in, out, kernel, stride, pad),
        new BatchNorm(name + ".bn", out),
        LEAKY_RELU);
  }

  @Override
  public List<Network> networks() {
    return List.of(network);
  }

  @Override
  public Tensor logits(Tensor images, UnaryOperator<Tensor> disguise, Weights weights, Mode mode) {
    Map<String, Tensor> inputs = Map.of(network.input(), disguise.apply(images));
    return Forward.run(network, weights, inputs, mode).reshape(images.size(0), outputs);
  }

  @Override
  public byte[] onnx(Weights weights) {
    return NetworkExport.ofPictures(network, JudgeNetworks.SIDE, outputs, weights::values);
  }
}
