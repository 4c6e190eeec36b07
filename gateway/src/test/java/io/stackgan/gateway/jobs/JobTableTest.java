// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Priority;
import io.stackgan.contracts.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said of the queue turns out right. */
class JobTableTest {

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  @Test
  void timeLeft_turnsOutRight_underSteadyLoad() {
    JobTable table = new JobTable(100_000);
    Random random = new Random(1);
    List<Double> errors = new ArrayList<>();
    int asked = 0;
    int ended = 0;
    long now = 0;
    while (ended < 2000) {
      now += 60 + random.nextInt(80); // a job ends every 100 ms, more or less
      while (asked < ended + 50) {
        table.apply(request(asked++), null, null, START.plusMillis(now));
      }
      table.apply(completed(ended++), START.plusMillis(now));
      if (ended > 200 && ended % 10 == 0) {
        Job last = table.find("job-" + (asked - 1)).orElseThrow();
        double told = table.timeLeft(last, START.plusMillis(now)).toMillis();
        double real = (asked - ended) * 100.0;
        errors.add(Math.abs(told - real) / real);
      }
    }
    errors.sort(null);
    assertThat(errors.get(errors.size() / 2)).as("median error").isLessThan(0.25);
  }

  @Test
  void interactiveJobs_waitForTheirLike_bulkJobsForAll() {
    JobTable table = new JobTable(100);
    for (int number = 0; number < 40; number++) {
      Priority priority = number < 30 ? Priority.BULK : Priority.INTERACTIVE;
      table.apply(request(number, priority), null, null, START);
    }
    for (int ended = 1; ended <= 10; ended++) {
      table.apply(completed(ended - 1), START.plusSeconds(ended));
    }
    for (int ended = 1; ended <= 5; ended++) {
      table.apply(completed(29 + ended), START.plusSeconds(2 * ended));
    }
    Instant later = START.plusSeconds(300);
    assertThat(table.expectedWait(ImageSize.FULL, true, later)).hasSeconds(25);
    assertThat(table.expectedWait(ImageSize.FULL, false, later)).hasSeconds(10);
    for (int number = 35; number < 40; number++) {
      table.apply(completed(number), START.plusSeconds(11));
    }
    assertThat(table.expectedWait(ImageSize.FULL, false, later)).isZero();
  }

  @Test
  void jobsThatAnOutageHeldUp_sayLittleOfTheWaitAfterIt() {
    JobTable table = new JobTable(100);
    for (int number = 0; number < 20; number++) {
      table.apply(request(number), null, null, START);
    }
    for (int number = 0; number < 10; number++) {
      table.apply(completed(number), START.plusSeconds(60).plusMillis(100 * number));
    }
    assertThat(table.expectedWait(ImageSize.FULL, false, START.plusSeconds(61)))
        .isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void standstill_isTheOldestJobsWait_onceNothingHasEndedForAMinute() {
    JobTable table = new JobTable(100);
    table.apply(request(0), null, null, START);
    table.apply(completed(0), START.plusSeconds(1));
    table.apply(request(1), null, null, START.plusSeconds(2));
    assertThat(table.standstill(ImageSize.FULL, false, START.plusSeconds(50))).isZero();
    assertThat(table.standstill(ImageSize.FULL, false, START.plusSeconds(92))).hasSeconds(90);
    assertThat(table.standstill(ImageSize.SKETCH, false, START.plusSeconds(92))).isZero();
  }

  @Test
  void placeInTheQueue_isExactInAShortOne_andCloseInALongOne() {
    JobTable table = new JobTable(100_000);
    for (int number = 0; number < 5000; number++) {
      table.apply(request(number), null, null, START.plusMillis(number));
    }
    for (int ended = 0; ended < 4990; ended++) {
      Job last = table.find("job-4999").orElseThrow();
      int real = 4999 - ended;
      assertThat(table.ahead(last)).isBetween(real, real + real / 63);
      table.apply(completed(ended), START.plusSeconds(10));
    }
    assertThat(table.ahead(table.find("job-4999").orElseThrow())).isEqualTo(9);
    assertThat(table.ahead(table.find("job-4995").orElseThrow())).isEqualTo(5);
  }

  @Test
  void jobsThatExpired_sayNothingOfThePace() {
    JobTable table = new JobTable(100);
    for (int number = 0; number < 40; number++) {
      table.apply(request(number), null, null, START);
    }
    for (int second = 1; second <= 10; second++) {
      table.apply(completed(second - 1), START.plusSeconds(second));
      table.apply(expired(second + 9), START.plusSeconds(second));
    }
    Instant later = START.plusSeconds(300);
    assertThat(table.expectedWait(ImageSize.FULL, false, later)).hasSeconds(20);
  }

  @Test
  void openJobsOfATenant_areCounted_whateverComesTwice() {
    JobTable table = new JobTable(100);
    for (int number = 0; number < 4; number++) {
      Priority priority = number == 3 ? Priority.BULK : Priority.INTERACTIVE;
      table.apply(request(number, priority), "one", null, START);
      table.apply(request(number, priority), "one", null, START);
    }
    table.apply(request(4), "other", null, START);
    table.apply(completed(0), START);
    table.apply(completed(0), START);
    assertThat(table.openOf("one", false)).isEqualTo(2);
    assertThat(table.openOf("one", true)).isEqualTo(1);
    assertThat(table.openOf("other", false)).isEqualTo(1);
    assertThat(table.openOf("nobody", false)).isZero();
  }

  private static GenerationRequest request(int number) {
    return request(number, Priority.INTERACTIVE);
  }

  private static GenerationRequest request(int number, Priority priority) {
    return new GenerationRequest(
        "job-" + number, "a bird", 1, ImageSize.FULL, 7, null, null, priority);
  }

  private static GenerationEvent completed(int number) {
    return event(number, Status.COMPLETED, 0);
  }

  private static GenerationEvent expired(int number) {
    return event(number, Status.EXPIRED, null);
  }

  private static GenerationEvent event(int number, Status status, Integer index) {
    return new GenerationEvent(
        "job-" + number,
        status,
        index,
        1,
        7L,
        "birds",
        ImageSize.FULL,
        Timings.NONE,
        List.of(),
        null);
  }
}
