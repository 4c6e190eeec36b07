// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import io.stackgan.trainer.training.engine.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The losses of Sections 3.3 and 3.4, each a scalar. */
public final class Losses {

  private Losses() {}

  /**
   * Binary cross-entropy of logits (B, 1, 1, 1) with one target: mean of −t log s(x) − (1 − t)
   * log(1 − s(x)), s the logistic function; computed as softplus(x) − t·x.
   */
  static Tensor crossEntropy(Tensor logits, double target) {
    Tensor x = Tensors.single(logits);
    return torch.softplus(x).sub(x, new Scalar(target)).mean();
  }

  /**
   * KL(N(μ, σ²) ‖ N(0, 1)) as the mean over batch and dimensions of −½ (1 + log σ² − μ² − σ²). The
   * sum over the dimensions would weigh 128 times as much.
   */
  public static Tensor divergence(Tensor mean, Tensor logVariance) {
    Tensor terms = logVariance.sub(mean.square()).sub(logVariance.exp()).add(new Scalar(1.0));
    return Tensors.scaled(terms.mean(), -0.5);
  }

  /**
   * How far a picture (B, 3, 4S, 4S), averaged down, is from a sketch (B, 3, S, S): the mean
   * absolute difference.
   */
  public static Tensor unfaithfulness(Tensor image, Tensor sketch) {
    Tensor small = torch.avg_pool2d(Tensors.single(image), 4);
    return small.sub(Tensors.single(sketch)).abs().mean();
  }

  /** The mean of max(0, 1 − sign·x) over logits (B, 1, 1, 1). */
  static Tensor hinge(Tensor logits, int sign) {
    Tensor x = Tensors.single(logits);
    return torch.relu(Tensors.scaled(x, -sign).add(new Scalar(1.0))).mean();
  }
}
