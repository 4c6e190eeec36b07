// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Priority;
import io.stackgan.contracts.Timings;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.JobsConfig;
import io.stackgan.gateway.edge.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final Optional<String> NOBODY = Optional.empty();

  private final Jobs jobs = new Jobs(100_000);
  private final Admission admission = new Admission(jobs, config());
  private final Instant start = Instant.now().minusSeconds(20);

  @Test
  void queueOfMoreThanTwoMinutes_refusesInteractiveJobs() {
    oneJobASecond(Priority.INTERACTIVE);
    ask(20, 115, Priority.INTERACTIVE);
    assertThatCode(() -> await(admission.admit(NOBODY, ImageSize.FULL))).doesNotThrowAnyException();
    ask(200, 30, Priority.INTERACTIVE);
    ApiException refused = refused(admission.admit(NOBODY, ImageSize.FULL));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.error().code()).isEqualTo("queue_full");
  }

  @Test
  void callerWhoWouldNotWaitForTheEnd_isRefusedAtOnce() {
    oneJobASecond(Priority.INTERACTIVE);
    ask(20, 60, Priority.INTERACTIVE);
    assertThatCode(() -> await(admission.admit(NOBODY, ImageSize.FULL, Duration.ofSeconds(90))))
        .doesNotThrowAnyException();
    ApiException refused = refused(admission.admit(NOBODY, ImageSize.FULL, Duration.ofSeconds(30)));
    assertThat(refused.error().code()).isEqualTo("queue_full");
  }

  @Test
  void bulkJobs_mayWaitForLong_andKeepNoInteractiveOneOut() {
    oneJobASecond(Priority.BULK);
    ask(20, 3000, Priority.BULK);
    assertThatCode(() -> await(admission.admitBulk(NOBODY, List.of(request(0, Priority.BULK)))))
        .doesNotThrowAnyException();
    assertThatCode(() -> await(admission.admit(NOBODY, ImageSize.FULL))).doesNotThrowAnyException();
    ask(4000, 2000, Priority.BULK);
    assertThat(
            refused(admission.admitBulk(NOBODY, List.of(request(0, Priority.BULK)))).error().code())
        .isEqualTo("queue_full");
    assertThatCode(() -> await(admission.admit(NOBODY, ImageSize.FULL))).doesNotThrowAnyException();
  }

  @Test
  void quietPlatform_takesAFewJobsAtOnce() {
    Instant lately = Instant.now().minusSeconds(55);
    ask(0, 1, Priority.INTERACTIVE, lately);
    jobs.apply(completed(0), lately.plusMillis(150));
    ask(1, 20, Priority.INTERACTIVE, Instant.now());
    assertThatCode(() -> await(admission.admit(NOBODY, ImageSize.FULL, Duration.ofSeconds(60))))
        .doesNotThrowAnyException();
  }

  @Test
  void sketches_doNotWaitForStage2() {
    oneJobASecond(Priority.INTERACTIVE);
    ask(200, 300, Priority.INTERACTIVE);
    assertThat(refused(admission.admit(NOBODY, ImageSize.FULL)).error().code())
        .isEqualTo("queue_full");
    assertThatCode(() -> await(admission.admit(NOBODY, ImageSize.SKETCH)))
        .doesNotThrowAnyException();
  }

  /** Twenty that ended in the last twenty seconds. */
  private void oneJobASecond(Priority priority) {
    ask(0, 20, priority);
    for (int second = 0; second < 20; second++) {
      jobs.apply(completed(second), start.plusSeconds(second));
    }
  }

  private void ask(int first, int count, Priority priority) {
    ask(first, count, priority, start);
  }

  private void ask(int first, int count, Priority priority, Instant time) {
    for (int number = first; number < first + count; number++) {
      jobs.apply(request(number, priority), null, null, time);
    }
  }

  private static GenerationRequest request(int number, Priority priority) {
    return new GenerationRequest(
        "job-" + number, "a bird", 1, ImageSize.FULL, 7, null, null, priority);
  }

  private static GenerationEvent completed(int number) {
    return new GenerationEvent(
        "job-" + number,
        Status.COMPLETED,
        0,
        1,
        7L,
        "birds",
        ImageSize.FULL,
        Timings.NONE,
        List.of(),
        null);
  }

  private static ApiException refused(Uni<Void> admitted) {
    return catchThrowableOfType(ApiException.class, () -> await(admitted));
  }

  private static void await(Uni<Void> admitted) {
    admitted.await().atMost(Duration.ofSeconds(5));
  }

  private static JobsConfig config() {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 100, new DurationConverter())
        .withMapping(GatewayConfig.class)
        .build()
        .getConfigMapping(GatewayConfig.class)
        .jobs();
  }
}
