// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Priority;
import io.stackgan.contracts.Timings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobsTest {

  private final Jobs jobs = new Jobs(3);

  @Test
  void events_beforeTheSubscription_areKept() {
    var events = jobs.watch("job_1");
    apply(event("job_1", Status.ACCEPTED, null));
    apply(event("job_1", Status.COMPLETED, 0));
    apply(event("job_1", Status.COMPLETED, 1));
    var seen = events.subscribe().withSubscriber(AssertSubscriber.create(10));
    assertThat(seen.awaitCompletion().getItems())
        .extracting(GenerationEvent::status)
        .containsExactly(Status.ACCEPTED, Status.COMPLETED, Status.COMPLETED);
  }

  @Test
  void job_isDone_whenEachPictureIs_whateverIsDeliveredTwice() {
    var seen = watch("job_1");
    apply(event("job_1", Status.COMPLETED, 1));
    apply(event("job_1", Status.COMPLETED, 1));
    seen.assertNotTerminated();
    apply(event("job_1", Status.COMPLETED, 0));
    assertThat(seen.awaitCompletion().getItems())
        .extracting(GenerationEvent::index)
        .containsExactly(1, 0);
  }

  @Test
  void failure_endsTheJob_andWhatFollowsIsIgnored() {
    var seen = watch("job_1");
    apply(event("job_1", Status.FAILED, 0));
    apply(event("job_1", Status.COMPLETED, 1));
    assertThat(seen.awaitCompletion().getItems()).hasSize(1);
  }

  @Test
  void otherJobs_areNotHeard() {
    var seen = watch("job_1");
    apply(event("job_2", Status.COMPLETED, 0));
    seen.assertHasNotReceivedAnyItem();
  }

  @Test
  void progress_isTheLastStep_untilForgotten() {
    watch("job_1");
    assertThat(jobs.progress("job_1")).isEmpty();
    apply(event("job_1", Status.EMBEDDED, null));
    assertThat(jobs.progress("job_1")).contains(Status.EMBEDDED);
    jobs.forget("job_1");
    assertThat(jobs.progress("job_1")).isEmpty();
  }

  @Test
  void oldestJobs_areForgottenFirst() {
    List.of("job_1", "job_2", "job_3", "job_4").forEach(this::request);
    assertThat(jobs.find("job_1")).isEmpty();
    assertThat(jobs.newest(job -> true, null, 9))
        .extracting(Job::id)
        .containsExactly("job_4", "job_3", "job_2");
    assertThat(jobs.newest(job -> true, "job_3", 9)).extracting(Job::id).containsExactly("job_2");
  }

  @Test
  void openJobs_areThoseWithoutAnOutcome() {
    List.of("job_1", "job_2", "job_3").forEach(this::request);
    apply(event("job_1", Status.CANCELLED, null));
    assertThat(jobs.open()).extracting(Job::id).containsExactly("job_2", "job_3");
    assertThat(jobs.ahead(jobs.find("job_3").orElseThrow())).isEqualTo(1);
  }

  @Test
  void requestThatIsReadAfterItsEvents_completesThePicture() {
    apply(event("job_1", Status.COMPLETED, 0));
    request("job_1");
    Job job = jobs.find("job_1").orElseThrow();
    assertThat(job.request().prompt()).isEqualTo("a bird");
    assertThat(job.tenant()).isEqualTo("someone");
    assertThat(job.images()).hasSize(2);
    assertThat(job.isOver()).isFalse();
  }

  private void request(String id) {
    GenerationRequest request =
        new GenerationRequest(id, "a bird", 2, ImageSize.FULL, 7, null, null, Priority.INTERACTIVE);
    jobs.apply(request, "someone", null, Instant.EPOCH);
  }

  private void apply(GenerationEvent event) {
    jobs.apply(event, Instant.EPOCH);
  }

  private AssertSubscriber<GenerationEvent> watch(String job) {
    return jobs.watch(job).subscribe().withSubscriber(AssertSubscriber.create(10));
  }

  private static GenerationEvent event(String job, Status status, Integer index) {
    EventError error = status == Status.FAILED ? new EventError("broken", "It broke.") : null;
    Timings timings = new Timings(Instant.EPOCH, null, null, null);
    return new GenerationEvent(
        job, status, index, 2, 7L, "birds", ImageSize.FULL, timings, List.of(), error);
  }
}
