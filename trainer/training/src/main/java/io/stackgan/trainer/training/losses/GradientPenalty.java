// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import io.stackgan.trainer.training.engine.Tensors;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The matching-aware zero-centred gradient penalty (Tao et al. 2022, Section 3.2), in the squared
 * form of R1 (Mescheder et al. 2018): ½ E[‖∇ₓ D(x, e)‖² + ‖∇ₑ D(x, e)‖²] over real pictures x with
 * their own texts e.
 */
public final class GradientPenalty {

  private GradientPenalty() {}

  /**
   * @param images (B, 3, S, S)
   * @param embedding (B, embedding) of their own captions
   * @return a scalar that can be differentiated by the discriminator's weights
   */
  public static Tensor of(Judge judge, Tensor images, Tensor embedding) {
    Tensor x = Tensors.single(images).detach().requires_grad_();
    Tensor e = embedding.detach().requires_grad_();
    Tensor logits = judge.logits(judge.features(x), e);
    TensorVector gradients =
        torch.grad(
            new TensorVector(logits.sum()),
            new TensorVector(x, e),
            new TensorVector(),
            new BoolOptional(true),
            true,
            false);
    Tensor squares = gradients.get(0).square().sum().add(gradients.get(1).square().sum());
    return Tensors.scaled(squares, 0.5 / images.size(0));
  }
}
