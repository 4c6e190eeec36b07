// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FastChoiceTest {

  private static Kernel kernel(int channels, int size, int stride) {
    float[] weight = new float[channels * channels * size * size];
    return new Kernel(channels, channels, size, stride, 1, weight, new float[channels]);
  }

  @Test
  void manyChannelsOfASmallPicture_areFast() {
    assertThat(FastChoice.of(kernel(256, 3, 1), 16)).isPresent();
    assertThat(FastChoice.of(kernel(256, 4, 2), 32)).isPresent();
    assertThat(FastChoice.ofEnlarging(kernel(256, 3, 1), 8)).isPresent();
  }

  @Test
  void fewChannels_areNot() {
    assertThat(FastChoice.of(kernel(8, 3, 1), 16)).isEmpty();
  }

  @Test
  void largePictures_areNot() {
    assertThat(FastChoice.of(kernel(64, 3, 1), 128)).isEmpty();
  }

  @Test
  void oneTile_isNot() {
    assertThat(FastChoice.of(kernel(256, 3, 1), 4)).isEmpty();
  }

  @Test
  void unknownSide_isNot() {
    assertThat(FastChoice.of(kernel(256, 3, 1), 0)).isEmpty();
  }
}
