// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.preparation.ImageFile;
import io.stackgan.trainer.preparation.ImageFile.Crop;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Pictures of a split, as many pixels larger than what the judges see as training allows for
 * cropping.
 */
record Album(List<Sample> samples, ImageFile images) {

  /** Side of the packed pictures. */
  static final int PACKED_SIDE = 76;

  private static final int SIDE = JudgeNetworks.SIDE;
  private static final int SLACK = PACKED_SIDE - SIDE;

  /** (B, 3, 64, 64) in [−1, 1]: random squares, mirrored half of the time. */
  Tensor varied(int[] pictures, RandomGenerator random) {
    byte[] rgb = new byte[pictures.length * SIDE * SIDE * 3];
    for (int i = 0; i < pictures.length; i++) {
      int x = random.nextInt(SLACK + 1);
      int y = random.nextInt(SLACK + 1);
      Crop crop = new Crop(x, y, SIDE, random.nextBoolean());
      images.crop(pictures[i], crop, rgb, i * SIDE * SIDE * 3);
    }
    return tensor(rgb, pictures.length);
  }

  /** (B, 3, 64, 64): the squares in the middle of consecutive pictures. */
  Tensor plain(int from, int to) {
    byte[] rgb = new byte[(to - from) * SIDE * SIDE * 3];
    Crop middle = new Crop(SLACK / 2, SLACK / 2, SIDE, false);
    for (int i = from; i < to; i++) {
      images.crop(i, middle, rgb, (i - from) * SIDE * SIDE * 3);
    }
    return tensor(rgb, to - from);
  }

  private static Tensor tensor(byte[] rgb, int count) {
    Tensor bytes = Tensor.create(rgb, count, SIDE, SIDE, 3).view(ScalarType.Byte);
    Tensor images = bytes.permute(0, 3, 1, 2).to(ScalarType.Float);
    return images.div_(new Scalar(127.5)).sub_(new Scalar(1.0));
  }
}
