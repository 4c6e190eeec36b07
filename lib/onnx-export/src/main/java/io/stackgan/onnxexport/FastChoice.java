// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import java.util.Optional;

/** Says where a {@link Bilinear} takes less time than ONNX Runtime's own convolution. */
final class FastChoice {

  /** What moving the data to the products and back costs, in multiplications of a product. */
  private static final double TRANSFORM = 3;

  private static final double GAIN = 0.85;

  private FastChoice() {}

  /**
   * @param side of the picture, 0 where it is unknown
   */
  static Optional<Bilinear> of(Kernel kernel, int side) {
    if (side == 0 || kernel.padding() != 1) {
      return Optional.empty();
    }
    if (kernel.size() == 3 && kernel.stride() == 1 && side % 4 == 0) {
      return paying(Bilinear.same(side), kernel, 9L * side * side);
    }
    if (kernel.size() == 4 && kernel.stride() == 2 && side % 8 == 0) {
      return paying(Bilinear.halving(side), kernel, 4L * side * side);
    }
    return Optional.empty();
  }

  /** Of a picture that is enlarged before the kernel. */
  static Optional<Bilinear> ofEnlarging(Kernel kernel, int side) {
    return side == 0
        ? Optional.empty()
        : paying(Bilinear.enlarging(side), kernel, 16L * side * side);
  }

  private static Optional<Bilinear> paying(Bilinear fast, Kernel kernel, long otherwise) {
    double products = fast.products(kernel.in(), kernel.out());
    double transforms = TRANSFORM * fast.transforms(kernel.in(), kernel.out());
    double direct = (double) otherwise * kernel.in() * kernel.out();
    // ONNX Runtime sums a single row in another order than the rows of a larger batch.
    boolean manyRows = fast.tiles() > 1;
    return manyRows && products + transforms < GAIN * direct ? Optional.of(fast) : Optional.empty();
  }
}
