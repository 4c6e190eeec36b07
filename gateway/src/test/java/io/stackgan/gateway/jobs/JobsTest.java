// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Timings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobsTest {

  private final Jobs jobs = new Jobs();

  @Test
  void events_beforeTheSubscription_areKept() {
    var events = jobs.watch("job_1", 1);
    jobs.apply(event("job_1", Status.ACCEPTED, null));
    jobs.apply(event("job_1", Status.COMPLETED, 0));
    var seen = events.subscribe().withSubscriber(AssertSubscriber.create(10));
    assertThat(seen.awaitCompletion().getItems())
        .extracting(GenerationEvent::status)
        .containsExactly(Status.ACCEPTED, Status.COMPLETED);
  }

  @Test
  void job_isDone_whenEachPictureIs_whateverIsDeliveredTwice() {
    var seen = watch("job_1", 2);
    jobs.apply(event("job_1", Status.COMPLETED, 1));
    jobs.apply(event("job_1", Status.COMPLETED, 1));
    seen.assertNotTerminated();
    jobs.apply(event("job_1", Status.COMPLETED, 0));
    assertThat(seen.awaitCompletion().getItems())
        .extracting(GenerationEvent::index)
        .containsExactly(1, 0);
  }

  @Test
  void failure_endsTheJob_andWhatFollowsIsIgnored() {
    var seen = watch("job_1", 2);
    jobs.apply(event("job_1", Status.FAILED, 0));
    jobs.apply(event("job_1", Status.COMPLETED, 1));
    assertThat(seen.awaitCompletion().getItems()).hasSize(1);
  }

  @Test
  void otherJobs_areNotHeard() {
    var seen = watch("job_1", 1);
    jobs.apply(event("job_2", Status.COMPLETED, 0));
    seen.assertHasNotReceivedAnyItem();
  }

  @Test
  void progress_isTheLastStep_untilForgotten() {
    watch("job_1", 1);
    assertThat(jobs.progress("job_1")).isEmpty();
    jobs.apply(event("job_1", Status.EMBEDDED, null));
    assertThat(jobs.progress("job_1")).contains(Status.EMBEDDED);
    jobs.forget("job_1");
    assertThat(jobs.progress("job_1")).isEmpty();
  }

  private AssertSubscriber<GenerationEvent> watch(String job, int images) {
    return jobs.watch(job, images).subscribe().withSubscriber(AssertSubscriber.create(10));
  }

  private static GenerationEvent event(String job, Status status, Integer index) {
    EventError error = status == Status.FAILED ? new EventError("broken", "It broke.") : null;
    Timings timings = new Timings(Instant.EPOCH, null, null, null);
    return new GenerationEvent(
        job, status, index, 2, 7L, "birds", ImageSize.FULL, timings, List.of(), error);
  }
}
