// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.ImageSize;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import org.junit.jupiter.api.Test;

class FirstReleaseTest {

  /** Of the drawn birds that its scores were taken on. */
  private static final String DRAWN_BIRDS =
      "3d9a4690b15daec5835461533003d9050cae7da3923e6e6d7c14bb89bfe8bf99";

  @Test
  void laterReleases_shallBeFourTimesAsNear() {
    Target target = FirstRelease.distance(DRAWN_BIRDS, protocol(5000)).orElseThrow();

    assertThat(target.text()).isEqualTo("≤ 2.552");
  }

  @Test
  void otherDataAndOtherSampleNumbers_doNotCompare() {
    assertThat(FirstRelease.distance("others", protocol(5000))).isEmpty();
    assertThat(FirstRelease.distance(DRAWN_BIRDS, protocol(1000))).isEmpty();
  }

  private static Protocol protocol(int samples) {
    return new Protocol(samples, Protocol.DEFAULT_SEED, ImageSize.FULL);
  }
}
