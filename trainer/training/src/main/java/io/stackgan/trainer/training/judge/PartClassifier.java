// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Weights;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Names the colour of every part by what is seen where the part is. */
final class PartClassifier implements Classifier {

  private final PartNetwork network;
  private final long[] chosen;

  PartClassifier(PartColours colours) {
    this.network = PartNetwork.of("judge.colours", colours.parts(), colours.features());
    this.chosen = colours.chosen();
  }

  @Override
  public List<Network> networks() {
    return network.networks();
  }

  @Override
  public Tensor logits(Tensor images, UnaryOperator<Tensor> disguise, Weights weights, Mode mode) {
    Tensor seen = network.seen(images, disguise, weights, mode);
    Tensor all = seen.reshape(seen.size(0), seen.size(1) * seen.size(2));
    return torch.index_select(all, 1, Tensor.create(chosen));
  }

  @Override
  public byte[] onnx(Weights weights) {
    return network.onnx(chosen, weights);
  }
}
