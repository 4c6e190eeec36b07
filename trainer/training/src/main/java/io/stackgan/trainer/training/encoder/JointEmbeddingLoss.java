// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The structured joint embedding loss (Reed et al. 2016), symmetric in pictures and texts. */
final class JointEmbeddingLoss {

  private static final double MARGIN = 1;

  private JointEmbeddingLoss() {}

  /**
   * Σ over i, j ≠ i of max(0, 1 + s_ij − s_ii) + max(0, 1 + s_ji − s_ii), over B; s_ij is the dot
   * product of picture i and text j.
   *
   * @param pictures (B, dimension), each of another class
   * @param texts (B, dimension), in the pictures' order
   */
  static Tensor of(Tensor pictures, Tensor texts) {
    Tensor scores = torch.matmul(pictures, texts.t());
    Tensor own = scores.diag().unsqueeze(1);
    Scalar margin = new Scalar(MARGIN);
    Tensor byPicture = torch.relu(scores.sub(own).add(margin)).sum();
    Tensor byText = torch.relu(scores.t().sub(own).add(margin)).sum();
    // The terms of j = i are the margin each, whatever is learned.
    return byPicture
        .add(byText)
        .div(new Scalar((double) pictures.size(0)))
        .sub(new Scalar(2 * MARGIN));
  }
}
