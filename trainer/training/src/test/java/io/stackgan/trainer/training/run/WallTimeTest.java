// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WallTimeTest {

  private static final long SECOND = 1_000_000_000;

  private final AtomicLong clock = new AtomicLong(5);
  private final WallTime time = new WallTime(clock::get);

  @Test
  void shares_areOfAllTime_andLoadingIsNoPartOfSteps() {
    time.loading(() -> clock.addAndGet(SECOND));
    clock.addAndGet(8 * SECOND);
    time.stepped(9);
    clock.addAndGet(SECOND);
    assertThat(time.shareOfSteps()).isEqualTo(0.8, within(1e-9));
    assertThat(time.shareOfLoading()).isEqualTo(0.1, within(1e-9));
  }

  @Test
  void beforeTheFirstStep_allSharesAreZero() {
    assertThat(time.shareOfSteps()).isZero();
    assertThat(time.shareOfLoading()).isZero();
  }
}
