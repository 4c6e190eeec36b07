// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace();

  @Test
  void nothingCompleted_tellsNothing() {
    assertThat(pace.of(1)).isEmpty();
  }

  @Test
  void idlePlatform_isAsFastAsItsJobs_howeverSeldomTheyAre() {
    pace.completed(Duration.ofMillis(120), 0);
    assertThat(pace.of(1)).contains(Duration.ofMillis(120));
  }

  @Test
  void longQueue_movesAtTheWorkersPace() {
    for (int job = 0; job < 100; job++) {
      pace.completed(Duration.ofMillis(500), 9);
    }
    assertThat(pace.of(20)).contains(Duration.ofSeconds(1));
  }

  @Test
  void oldJobs_areForgotten() {
    pace.completed(Duration.ofHours(1), 0);
    for (int job = 0; job < 50; job++) {
      pace.completed(Duration.ofMillis(100), 0);
    }
    assertThat(pace.of(3)).contains(Duration.ofMillis(300));
  }
}
