// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {

  private final Timeline timeline = new Timeline();

  @Test
  void burst_isDrainedWhenNothingWaits() {
    see(0, 0, 50, 30, 10, 0, 0);

    assertThat(timeline.drainSeconds()).isEqualTo(3);
  }

  @Test
  void steadyLoad_isDrainedWhenNoMoreWaitsThanComesInTenSeconds() {
    see(2, 10, 50, 30, 21, 20, 40);

    assertThat(timeline.drainSeconds()).isEqualTo(3);
  }

  @Test
  void whatWaitsAtTheEnd_isNotDrained() {
    see(0, 10, 50, 30);

    assertThat(timeline.drainSeconds()).isEqualTo(-1);
  }

  /** A second for each lag. */
  private void see(double asked, long... lags) {
    for (int second = 0; second < lags.length; second++) {
      timeline.add(new Timeline.Moment(second, asked, new long[] {lags[second]}, new int[] {1}));
    }
  }
}
