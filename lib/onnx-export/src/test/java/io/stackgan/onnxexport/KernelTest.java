// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A kernel that counts its taps, on pictures of ones. */
class KernelTest {

  /** Tap (y, x) weighs 10^(3y + x), so that a sum says which taps are in it. */
  private static Kernel counting() {
    float[] weight = {1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f};
    return new Kernel(1, 1, 3, 1, 1, weight, new float[] {0});
  }

  @Test
  void overConstant_leavesOutWhatFallsBesideThePicture() {
    float[] sums = counting().overConstant().weight();
    assertThat(sums)
        .containsExactly(
            110110000, 111111000, 11011000, 110110110, 111111111, 11011011, 110110, 111111, 11011);
  }

  @Test
  void overPhase_givesEachTapToOneResultOfEachPlace() {
    float[] total = new float[4];
    for (int phase = 0; phase < 4; phase++) {
      float[] seen = counting().overPhase(phase / 2, phase % 2, false).weight();
      for (int i = 0; i < seen.length; i++) {
        total[i / 4] += seen[i];
      }
    }
    assertThat(total).containsOnly(111111111);
  }

  @Test
  void phases_holdAllTaps() {
    for (int phase = 0; phase < 4; phase++) {
      float total = 0;
      for (float weight : counting().phase(phase / 2, phase % 2)) {
        total += weight;
      }
      assertThat(total).isEqualTo(111111111);
    }
  }
}
