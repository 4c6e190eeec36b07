// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Holds our networks to the parameter counts of the public PyTorch code (embedding 1024). */
class NetworkSizeTest {

  @Test
  void stage1Generator_published() {
    assertThat(Stage1Generator.of(1024, 128).learnedSize()).isEqualTo(10_301_248);
    assertThat(Stage1Generator.of(1024, 192).learnedSize()).isEqualTo(20_020_832);
  }

  @Test
  void stage2Generator_published() {
    assertThat(Stage2Generator.of(1024, 128, 4).learnedSize()).isEqualTo(26_290_080);
  }

  /** Reckoned by hand: three convolutions with bias, a GRU of 512, a fully-connected layer. */
  @Test
  void charCnnRnn_published() {
    long convolutions = (70 * 4 + 1) * 384L + (384 * 4 + 1) * 512L + (512 * 4 + 1) * 512L;
    long recurrent = 3 * 512 * (512 + 512 + 2L);
    assertThat(CharCnnRnn.of(512, 32, 1024).text().learnedSize())
        .isEqualTo(convolutions + recurrent + 513 * 1024L);
  }
}
