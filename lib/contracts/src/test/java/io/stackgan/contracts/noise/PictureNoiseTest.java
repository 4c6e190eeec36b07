// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.stackgan.contracts.Exploration;
import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Timings;
import org.junit.jupiter.api.Test;

class PictureNoiseTest {

  @Test
  void plainDraw_hasTheNoiseOfItsSeedAndIndex() {
    PictureNoise noise = noise(2, Exploration.NONE);
    assertThat(noise.stage1Epsilon()).isEqualTo(JobNoise.stage1Epsilon(7, 2));
    assertThat(noise.stage1Noise()).isEqualTo(JobNoise.stage1Noise(7, 2));
    assertThat(noise.stage2Epsilon()).isEqualTo(JobNoise.stage2Epsilon(7, 2));
  }

  @Test
  void variation_scalesEpsilonAlone() {
    PictureNoise noise = noise(2, new Exploration(0.5, null));
    assertThat(noise.stage1Epsilon()[5]).isEqualTo(JobNoise.stage1Epsilon(7, 2)[5] / 2);
    assertThat(noise.stage2Epsilon()[5]).isEqualTo(JobNoise.stage2Epsilon(7, 2)[5] / 2);
    assertThat(noise.stage1Noise()).isEqualTo(JobNoise.stage1Noise(7, 2));
  }

  @Test
  void way_beginsAndEndsExactlyAtItsSeeds() {
    Exploration way = new Exploration(1, new Destination(null, 9L));
    assertThat(noise(0, way).stage1Noise()).isEqualTo(JobNoise.stage1Noise(7, 0));
    assertThat(noise(2, way).stage1Noise()).isEqualTo(JobNoise.stage1Noise(9, 0));
    double half = Math.sqrt(0.5);
    assertThat((double) noise(1, way).stage1Noise()[0])
        .isCloseTo(
            half * JobNoise.stage1Noise(7, 0)[0] + half * JobNoise.stage1Noise(9, 0)[0],
            offset(1e-6));
  }

  @Test
  void wayBetweenCaptions_keepsTheNoise() {
    Exploration way = new Exploration(1, new Destination("a blue bird", null));
    assertThat(noise(1, way).stage1Noise()).isEqualTo(JobNoise.stage1Noise(7, 0));
  }

  private static PictureNoise noise(int index, Exploration exploration) {
    return new PictureNoise(
        new ImageJob(
            "job", index, 3, 7, "birds", ImageSize.FULL, null, Timings.NONE, "a", exploration));
  }
}
