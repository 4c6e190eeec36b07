// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void stage_endsWithItsEpochs() {
    assertThat(new Progress(99, 100, 10, 4, 50, 0, 1).finished()).isFalse();
    assertThat(new Progress(100, 100, 10, 4, 50, 0, 1).finished()).isTrue();
  }

  @Test
  void stage_endsWithItsMinutes() {
    assertThat(new Progress(10, 100, 10, 4, 59, 60, 1).finished()).isFalse();
    assertThat(new Progress(10, 100, 10, 4, 60, 60, 1).finished()).isTrue();
  }

  @Test
  void timeLeft_isTheSmallerOfBothLimits() {
    assertThat(new Progress(50, 100, 10, 4, 25, 0, 1).secondsLeft()).isEqualTo(25);
    assertThat(new Progress(50, 100, 10, 4, 25, 30, 1).secondsLeft()).isEqualTo(5);
    assertThat(new Progress(0, 100, 10, 4, 0, 30, 1).secondsLeft()).isEqualTo(30);
  }

  @Test
  void speed_isImagesASecond() {
    assertThat(new Progress(50, 100, 10, 4, 25, 0, 1).speed()).isEqualTo(8);
  }
}
