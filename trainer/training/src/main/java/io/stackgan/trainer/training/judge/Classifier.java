// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Weights;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** What names the traits of pictures. */
interface Classifier {

  List<Network> networks();

  /**
   * @param images (B, 3, 64, 64)
   * @param disguise what networks that must not know a species by its colours are shown in place of
   *     the images
   * @return (B, outputs), trait after trait
   */
  Tensor logits(Tensor images, UnaryOperator<Tensor> disguise, Weights weights, Mode mode);

  byte[] onnx(Weights weights);
}
