// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobFoldTest {

  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

  private final JobFold job = new JobFold("j");

  @Test
  void completion_needsEveryPicture_eachCountedOnce() {
    assertThat(job.apply(event(Status.COMPLETED, 1))).isTrue();
    assertThat(job.apply(event(Status.COMPLETED, 1))).isFalse();
    assertThat(job.outcome()).isEmpty();
    job.apply(event(Status.COMPLETED, 0));
    assertThat(job.outcome()).contains(Status.COMPLETED);
  }

  @Test
  void firstOutcome_isTheOutcome() {
    job.apply(event(Status.EXPIRED, null));
    assertThat(job.apply(event(Status.COMPLETED, 0))).isFalse();
    assertThat(job.apply(event(Status.COMPLETED, 1))).isFalse();
    assertThat(job.apply(event(Status.FAILED, null))).isFalse();
    assertThat(job.outcome()).contains(Status.EXPIRED);
    assertThat(job.images()).isEmpty();
  }

  @Test
  void redeliveredSteps_doNotTurnBack() {
    job.apply(event(Status.ACCEPTED, null));
    job.apply(event(Status.COMPLETED, 0));
    assertThat(job.apply(event(Status.ACCEPTED, null))).isFalse();
    assertThat(job.apply(event(Status.EMBEDDED, null))).isFalse();
    assertThat(job.apply(event(Status.SKETCHED, 0))).isFalse();
    assertThat(job.apply(event(Status.SKETCHED, 1))).isTrue();
    assertThat(job.progress()).contains(Status.COMPLETED);
  }

  @Test
  void images_areThoseThatWereTold() {
    job.apply(event(Status.SKETCHED, 1));
    job.apply(event(Status.COMPLETED, 0));
    assertThat(job.images())
        .containsExactly(
            new StoredImage(0, ImageSize.FULL, "images/j/0.png"),
            new StoredImage(0, ImageSize.SKETCH, "images/j/0-64.png"),
            new StoredImage(1, ImageSize.SKETCH, "images/j/1-64.png"));
    assertThat(job.release()).isEqualTo("birds");
    assertThat(job.timings().requested()).isEqualTo(TIME);
  }

  /** Any prefix of a log, sent again in whole after a crash, adds no second outcome. */
  @Test
  void replayOfAnyPrefix_changesNothing() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<GenerationEvent> log = log(random);
      JobFold once = new JobFold("j");
      log.forEach(once::apply);
      JobFold again = new JobFold("j");
      int crash = random.nextInt(log.size() + 1);
      log.subList(0, crash).forEach(again::apply);
      log.subList(random.nextInt(crash + 1), log.size()).forEach(again::apply);
      assertThat(again.outcome()).isEqualTo(once.outcome());
      assertThat(again.images()).isEqualTo(once.images());
    }
  }

  private static List<GenerationEvent> log(Random random) {
    List<GenerationEvent> log = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Status status = Status.values()[random.nextInt(Status.values().length)];
      boolean picture = status == Status.SKETCHED || status == Status.COMPLETED;
      log.add(event(status, picture ? random.nextInt(2) : null));
    }
    return log;
  }

  private static GenerationEvent event(Status status, Integer index) {
    EventError error = status == Status.FAILED ? new EventError("broken", "It broke.") : null;
    return new GenerationEvent(
        "j",
        status,
        index,
        2,
        7L,
        "birds",
        ImageSize.FULL,
        Timings.requestedAt(TIME),
        List.of(),
        error);
  }
}
