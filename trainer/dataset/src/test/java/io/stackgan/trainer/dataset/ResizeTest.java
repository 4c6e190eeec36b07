// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResizeTest {

  @Test
  void halving_weighsNeighboursByATriangle() {
    // One row 0, 40, 80, 240 to two pixels: weights 3/7, 3/7, 1/7 and 1/7, 3/7, 3/7.
    RgbImage small = Resize.resize(gray(4, 1, 0, 40, 80, 240), new Crop(0, 0, 4, 1), 2);

    assertThat(small.channel(0, 0, 0)).isEqualTo(Math.round((3 * 0 + 3 * 40 + 80) / 7f));
    assertThat(small.channel(1, 0, 0)).isEqualTo(Math.round((40 + 3 * 80 + 3 * 240) / 7f));
  }

  @Test
  void sameSize_keepsEveryPixel() {
    RgbImage image = gray(2, 2, 10, 20, 30, 40);

    assertThat(Resize.resize(image, new Crop(0, 0, 2, 2), 2).rgb()).isEqualTo(image.rgb());
  }

  @Test
  void crop_takesNothingFromOutside() {
    RgbImage image = gray(4, 2, 255, 10, 10, 255, 255, 10, 10, 255);

    assertThat(Resize.resize(image, new Crop(1, 0, 2, 2), 1).rgb())
        .isEqualTo(new byte[] {10, 10, 10});
  }

  private static RgbImage gray(int width, int height, int... values) {
    byte[] rgb = new byte[values.length * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) values[i / 3];
    }
    return new RgbImage(width, height, rgb);
  }
}
