// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.pictures;

import io.stackgan.onnxserving.Tensor;
import io.stackgan.trainer.dataset.RgbImage;
import java.util.List;

/** RGB bytes to what networks read and back: (B, 3, H, W) in [−1, 1]. */
public final class Planes {

  private static final int CHANNELS = 3;

  private Planes() {}

  /**
   * @param pictures of one size
   */
  public static Tensor.Floats of(List<RgbImage> pictures) {
    int height = pictures.get(0).height();
    int width = pictures.get(0).width();
    int plane = height * width;
    float[] values = new float[pictures.size() * CHANNELS * plane];
    for (int index = 0; index < pictures.size(); index++) {
      byte[] rgb = pictures.get(index).rgb();
      for (int i = 0; i < rgb.length; i++) {
        int at = (index * CHANNELS + i % CHANNELS) * plane + i / CHANNELS;
        values[at] = (rgb[i] & 0xff) / 127.5f - 1;
      }
    }
    return new Tensor.Floats(new long[] {pictures.size(), CHANNELS, height, width}, values);
  }

  /**
   * A generated picture's bytes: (v + 1)·127.5, rounded half up and clamped.
   *
   * @param planes (3, side, side)
   */
  public static RgbImage picture(float[] planes, int side) {
    int plane = side * side;
    byte[] rgb = new byte[planes.length];
    for (int i = 0; i < rgb.length; i++) {
      float value = planes[i % CHANNELS * plane + i / CHANNELS];
      rgb[i] = (byte) Math.max(0, Math.min(255, Math.round((value + 1) * 127.5f)));
    }
    return new RgbImage(side, side, rgb);
  }
}
