// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.trainer.dataset.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PicturesTest {

  @Test
  void shrink_takesTheMeanOfEachBlock() {
    byte[] rgb = new byte[4 * 4 * 3];
    rgb[0] = 4; // red of the first pixel
    rgb[4 * 3] = 7; // red of the pixel below
    RgbImage small = Pictures.shrink(new RgbImage(4, 4, rgb), 2);

    // (4 + 0 + 7 + 0) / 4 = 2.75
    assertThat(small.rgb()[0]).isEqualTo((byte) 3);
    assertThat(small.rgb()[3]).isZero();
  }

  @Test
  void centre_cutsTheSameFromAllSides() {
    byte[] rgb = new byte[4 * 4 * 3];
    rgb[(1 * 4 + 1) * 3] = 9;

    assertThat(Pictures.centre(new RgbImage(4, 4, rgb), 2).rgb()[0]).isEqualTo((byte) 9);
  }

  @Test
  void planes_keepEveryByte() {
    byte[] rgb = new byte[10 * 10 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) i;
    }
    RgbImage picture = new RgbImage(10, 10, rgb);

    assertThat(Planes.picture(Planes.of(List.of(picture)).values(), 10).rgb()).isEqualTo(rgb);
  }

  @Test
  void enlarge_keepsFlatColours() {
    byte[] rgb = new byte[8 * 8 * 3];
    java.util.Arrays.fill(rgb, (byte) 77);

    assertThat(Pictures.enlarge(new RgbImage(8, 8, rgb), 32).rgb()).containsOnly(77);
  }
}
