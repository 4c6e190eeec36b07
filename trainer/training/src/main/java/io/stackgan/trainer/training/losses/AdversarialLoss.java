// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stackgan.trainer.training.engine.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** How logits (B, 1, 1, 1) are judged; every loss is a scalar. */
public enum AdversarialLoss {
  /** The paper's: binary cross-entropy for both networks. */
  @JsonProperty("cross-entropy")
  CROSS_ENTROPY {
    @Override
    Tensor real(Tensor logits, double label) {
      return Losses.crossEntropy(logits, label);
    }

    @Override
    Tensor wrong(Tensor logits) {
      return Losses.crossEntropy(logits, 0);
    }

    @Override
    public Tensor generator(Tensor logits) {
      return Losses.crossEntropy(logits, 1);
    }
  },

  /**
   * The discriminator learns from logits within the margin of 1 alone; the generator's loss is the
   * mean of −x.
   */
  @JsonProperty("hinge")
  HINGE {
    @Override
    Tensor real(Tensor logits, double label) {
      return Losses.hinge(logits, 1);
    }

    @Override
    Tensor wrong(Tensor logits) {
      return Losses.hinge(logits, -1);
    }

    @Override
    public Tensor generator(Tensor logits) {
      return Tensors.scaled(Tensors.single(logits).mean(), -1);
    }
  };

  /**
   * @param label the target for a real image with its text; a hinge has none
   */
  abstract Tensor real(Tensor logits, double label);

  abstract Tensor wrong(Tensor logits);

  public abstract Tensor generator(Tensor logits);

  /** real + ½ (mismatched + generated). */
  public Tensor discriminator(Tensor real, Tensor mismatched, Tensor generated, double label) {
    Tensor wrong = wrong(mismatched).add(wrong(generated));
    return real(real, label).add(wrong, new Scalar(0.5));
  }
}
