// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Noise;
import io.stackgan.trainer.training.engine.Weights;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** A stage's generator with its Conditioning Augmentation: what training and sampling run. */
interface StageGenerator {

  /** What the weights belong to. */
  List<Network> networks();

  /** Side of the pictures in pixels. */
  int size();

  Generated generate(Weights weights, Tensor embedding, Noise noise, Mode mode);

  /**
   * @param image (B, 3, S, S) in [−1, 1]
   * @param mean μ, (B, 128)
   * @param logVariance log σ², (B, 128)
   * @param sketch Stage-I's picture, (B, 3, 64, 64), where this is a refinement of it
   */
  record Generated(Tensor image, Tensor mean, Tensor logVariance, Optional<Tensor> sketch) {}
}
