// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.trainer.training.data.EmbeddingScale;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.losses.PictureEncoder;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How badly generated pictures are told apart by their texts, as the encoder's own picture side
 * reads them: the sentence part of the matching loss of Xu et al., "AttnGAN" (2018), Equations 10
 * to 13, on the dot products that the encoder was trained with.
 */
final class TextMatching {

  private final PictureEncoder pictures;
  private final Autocast autocast;
  private final Tensor mean;
  private final Tensor deviation;

  /**
   * @param scale of the embeddings that the networks see; the encoder's own have none
   */
  TextMatching(
      PictureEncoder pictures, EmbeddingScale scale, Autocast autocast, ComputeDevice device) {
    this.pictures = pictures;
    this.autocast = autocast;
    int features = scale.mean().length;
    this.mean = device.place(Tensors.of(scale.mean(), 1, features));
    this.deviation = device.place(Tensors.of(scale.deviation(), 1, features));
  }

  /**
   * The mean of −log softmax of a picture's own text among the batch's, and of a text's own picture
   * among them.
   *
   * @param images (B, 3, S, S) in [−1, 1], S a multiple of 64; averaged down to 64×64
   * @param embedding (B, features), scaled
   */
  Tensor loss(Tensor images, Tensor embedding) {
    Tensor texts = embedding.mul(deviation).add(mean);
    Tensor seen = autocast.compute(() -> pictures.embed(small(images)));
    return loss(torch.matmul(Tensors.single(seen), texts.t()));
  }

  /**
   * @param scores (B, B), of each picture with each text
   */
  static Tensor loss(Tensor scores) {
    return Tensors.scaled(unlikeliness(scores, 1).add(unlikeliness(scores, 0)), 0.5);
  }

  private static Tensor small(Tensor images) {
    long factor = images.size(2) / Stage1Pictures.SIZE;
    return factor == 1 ? images : torch.avg_pool2d(images, factor);
  }

  private static Tensor unlikeliness(Tensor scores, long dimension) {
    return Tensors.scaled(torch.log_softmax(scores, dimension).diag().mean(), -1);
  }
}
