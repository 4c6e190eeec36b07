// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import io.stackgan.networks.Layer.Conv2d;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * ↑C(3) at once, as a transposed convolution of kernel 4 and stride 2: each pixel of the enlarged
 * picture meets the same pixel two or four times, and the weights of those can be added beforehand.
 * Per axis (w₀, w₁, w₂) becomes (w₂, w₁ + w₂, w₀ + w₁, w₀). That takes 4 multiplications for 9 and
 * leaves the enlarged picture unwritten.
 */
final class Enlarging {

  private static final long[] STRIDE = {2, 2};
  private static final long[] ONE = {1, 1};
  private static final long[] ZERO = {0, 0};

  private Enlarging() {}

  static boolean fits(Conv2d conv) {
    return conv.kernel() == 3 && conv.stride() == 1 && conv.padding() == 1;
  }

  /**
   * @param x (B, in, H, W)
   * @param weight of the convolution, (out, in, 3, 3)
   * @return (B, out, 2H, 2W)
   */
  static Tensor of(Tensor x, Tensor weight) {
    Tensor wide = both(weight.flip(2, 3), new long[] {0, 1}, new long[] {1, 0});
    Tensor kernel = both(wide, new long[] {0, 0, 0, 1}, new long[] {0, 0, 1, 0});
    return torch.conv_transpose2d(
        x,
        Tensors.channelsLast(kernel.transpose(0, 1)),
        new TensorOptional(),
        STRIDE,
        ONE,
        ZERO,
        1,
        ONE);
  }

  /** The sum of the weights with a zero behind and with one before, along an axis. */
  private static Tensor both(Tensor weight, long[] behind, long[] before) {
    return torch.constant_pad_nd(weight, behind).add(torch.constant_pad_nd(weight, before));
  }
}
