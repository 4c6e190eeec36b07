// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import io.stackgan.trainer.training.engine.Tensors;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Pictures (B, 3, S, S) changed in ways that a gradient passes; 0 is grey. */
final class Augmented {

  private Augmented() {}

  /** Each moved by up to an eighth of its side. */
  static Tensor moved(Tensor pictures, RandomGenerator random) {
    int reach = Math.toIntExact(pictures.size(2) / 8);
    int[][] moves = new int[batch(pictures)][];
    for (int row = 0; row < moves.length; row++) {
      moves[row] = new int[] {random.nextInt(-reach, reach + 1), random.nextInt(-reach, reach + 1)};
    }
    return moved(pictures, moves);
  }

  /**
   * @param moves pixels to the right and down, for each picture
   */
  static Tensor moved(Tensor pictures, int[][] moves) {
    TensorVector rows = pictures.unbind(0);
    TensorVector moved = new TensorVector(moves.length);
    for (int row = 0; row < moves.length; row++) {
      long x = moves[row][0];
      long y = moves[row][1];
      moved.put(
          row, torch.constant_pad_nd(rows.get(row), new long[] {x, -x, y, -y}, new Scalar(0)));
    }
    return Tensors.channelsLast(torch.stack(moved, 0));
  }

  /** In each, a square of half its side around any of its points made grey. */
  static Tensor cut(Tensor pictures, RandomGenerator random) {
    int side = Math.toIntExact(pictures.size(2));
    int[][] centres = new int[batch(pictures)][];
    for (int row = 0; row < centres.length; row++) {
      centres[row] = new int[] {random.nextInt(side), random.nextInt(side)};
    }
    return cut(pictures, centres);
  }

  /**
   * @param centres x and y, for each picture
   */
  static Tensor cut(Tensor pictures, int[][] centres) {
    int side = Math.toIntExact(pictures.size(2));
    int reach = side / 4;
    float[] kept = new float[centres.length * side * side];
    int at = 0;
    for (int[] centre : centres) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          kept[at++] = within(x - centre[0], reach) && within(y - centre[1], reach) ? 0 : 1;
        }
      }
    }
    return pictures.mul(beside(pictures, Tensors.of(kept, centres.length, 1, side, side)));
  }

  private static boolean within(int distance, int reach) {
    return distance >= -reach && distance < reach;
  }

  /** Brightness ± ½, saturation from 0 to 2, contrast from ½ to 1½, for each picture. */
  static Tensor recoloured(Tensor pictures, RandomGenerator random) {
    float[][] draws = new float[3][batch(pictures)];
    for (int row = 0; row < batch(pictures); row++) {
      draws[0][row] = random.nextFloat() - 0.5f;
      draws[1][row] = 2 * random.nextFloat();
      draws[2][row] = 0.5f + random.nextFloat();
    }
    return recoloured(pictures, draws[0], draws[1], draws[2]);
  }

  /**
   * @param brightness added to each value
   * @param saturation factor of each value's distance to its pixel's mean
   * @param contrast factor of each value's distance to its picture's mean
   */
  static Tensor recoloured(
      Tensor pictures, float[] brightness, float[] saturation, float[] contrast) {
    Tensor bright = Tensors.single(pictures).add(column(pictures, brightness));
    Tensor grey = bright.mean(new long[] {1}, true, null);
    Tensor saturated = bright.sub(grey).mul(column(pictures, saturation)).add(grey);
    Tensor mean = saturated.mean(new long[] {1, 2, 3}, true, null);
    return saturated.sub(mean).mul(column(pictures, contrast)).add(mean);
  }

  private static Tensor column(Tensor pictures, float[] values) {
    return beside(pictures, Tensors.of(values, values.length, 1, 1, 1));
  }

  /** On the pictures' device. */
  private static Tensor beside(Tensor pictures, Tensor tensor) {
    return tensor.to(pictures.device(), ScalarType.Float);
  }

  private static int batch(Tensor pictures) {
    return Math.toIntExact(pictures.size(0));
  }
}
