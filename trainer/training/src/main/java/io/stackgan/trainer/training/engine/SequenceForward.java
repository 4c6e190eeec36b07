// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import io.stackgan.networks.Layer.Conv1d;
import io.stackgan.networks.Layer.Gru;
import io.stackgan.networks.Layer.MaxPool1d;
import io.stackgan.networks.Layer.OfSequence;
import io.stackgan.networks.Layer.OneHot;
import io.stackgan.networks.Network;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Layers that read sequences, (B, features, T), on the training engine. */
record SequenceForward(Network network, Weights weights) {

  Tensor run(OfSequence layer, Tensor x) {
    if (layer instanceof OneHot oneHot) {
      return oneHot(x, oneHot.classes());
    }
    if (layer instanceof Conv1d conv) {
      return torch.conv1d(
          x,
          parameter(conv.name() + ".weight"),
          Tensors.optional(parameter(conv.name() + ".bias")),
          new long[] {1},
          new long[] {0},
          new long[] {1},
          1);
    }
    if (layer instanceof MaxPool1d pool) {
      long[] size = {pool.size()};
      return torch.max_pool1d(x, size, size, new long[] {0}, new long[] {1}, false);
    }
    if (layer instanceof Gru gru) {
      return recurrent(gru, x);
    }
    return x.mean(2);
  }

  /** One class more catches what has no place. */
  private static Tensor oneHot(Tensor x, int classes) {
    Tensor known = x.clamp_max(new Scalar(classes));
    Tensor rows = torch.one_hot(known, classes + 1).narrow(2, 0, classes);
    return rows.permute(0, 2, 1).to(ScalarType.Float);
  }

  /** (B, in, T) → the engine's (T, B, in), (T, B, out) → (B, out, T). */
  private Tensor recurrent(Gru gru, Tensor x) {
    Tensor start = torch.zeros(new long[] {1, x.size(0), gru.out()});
    TensorVector parameters =
        new TensorVector(
            parameter(gru.name() + ".input.weight"),
            parameter(gru.name() + ".hidden.weight"),
            parameter(gru.name() + ".input.bias"),
            parameter(gru.name() + ".hidden.bias"));
    T_TensorTensor_T states =
        torch.gru(x.permute(2, 0, 1), start, parameters, true, 1, 0, true, false, false);
    return states.get0().permute(1, 2, 0);
  }

  private Tensor parameter(String name) {
    return weights.tensor(network, name);
  }
}
