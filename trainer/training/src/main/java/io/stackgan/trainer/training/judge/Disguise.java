// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.trainer.training.engine.Tensors;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Turns the colours of each picture about, each in another way: a random rotation of the space of
 * colours. Edges stay, but nobody knows a species by its colours any more.
 */
final class Disguise {

  private static final int CHANNELS = 3;

  private Disguise() {}

  /**
   * @param images (B, 3, H, W)
   */
  static Tensor of(Tensor images, RandomGenerator random) {
    int batch = Math.toIntExact(images.size(0));
    float[] rotations = new float[batch * CHANNELS * CHANNELS];
    for (int i = 0; i < batch; i++) {
      rotation(random, rotations, i * CHANNELS * CHANNELS);
    }
    Tensor turned =
        torch.matmul(
            Tensors.of(rotations, batch, CHANNELS, CHANNELS),
            images.reshape(batch, CHANNELS, images.size(2) * images.size(3)));
    return Tensors.channelsLast(turned.reshape(images.shape()));
  }

  /** Orthonormal rows by Gram and Schmidt. */
  private static void rotation(RandomGenerator random, float[] to, int offset) {
    double[][] rows = new double[CHANNELS][CHANNELS];
    for (int row = 0; row < CHANNELS; row++) {
      for (int i = 0; i < CHANNELS; i++) {
        rows[row][i] = random.nextGaussian();
      }
      for (int before = 0; before < row; before++) {
        subtract(rows[row], rows[before], dot(rows[row], rows[before]));
      }
      double length = Math.sqrt(dot(rows[row], rows[row]));
      for (int i = 0; i < CHANNELS; i++) {
        rows[row][i] /= length;
        to[offset + row * CHANNELS + i] = (float) rows[row][i];
      }
    }
  }

  private static void subtract(double[] from, double[] other, double times) {
    for (int i = 0; i < CHANNELS; i++) {
      from[i] -= times * other[i];
    }
  }

  private static double dot(double[] first, double[] second) {
    return first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
  }
}
