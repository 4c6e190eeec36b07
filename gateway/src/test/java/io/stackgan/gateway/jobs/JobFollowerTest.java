// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Timings;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

class JobFollowerTest {

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Jobs jobs = new Jobs(1000);

  /** No later look helps it: each event has to be heard of by itself. */
  @Test
  void stepsThatAreTakenWhileClientsBeginToFollow_areToldToAll() throws InterruptedException {
    List<AssertSubscriber<OutboundSseEvent>> clients = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String job = "job_" + i;
      apply(job, Status.ACCEPTED);
      Thread events = new Thread(() -> play(job));
      events.start();
      clients.add(follow(job, 0, NEVER, Long.MAX_VALUE));
      clients.add(follow(job, 0, NEVER, Long.MAX_VALUE));
      events.join();
    }
    for (AssertSubscriber<OutboundSseEvent> client : clients) {
      assertThat(names(client.awaitCompletion(PATIENCE)))
          .containsExactly("accepted", "embedded", "ended");
    }
  }

  @Test
  void clientThatComesBack_isToldTheRest() {
    apply("job_1", Status.ACCEPTED);
    AssertSubscriber<OutboundSseEvent> first = follow("job_1", 0, NEVER, Long.MAX_VALUE);
    long told = Long.parseLong(first.awaitItems(1, PATIENCE).getLastItem().getId());
    first.cancel();
    play("job_1");
    assertThat(names(follow("job_1", told, NEVER, Long.MAX_VALUE).awaitCompletion(PATIENCE)))
        .containsExactly("embedded", "ended");
  }

  @Test
  void clientThatTakesNothingForLong_isToldAllInTheEnd() {
    apply("job_1", Status.ACCEPTED);
    AssertSubscriber<OutboundSseEvent> client = follow("job_1", 0, NEVER, 1);
    client.awaitItems(1, PATIENCE);
    play("job_1");
    assertThat(client.getItems()).hasSize(1);
    client.request(Long.MAX_VALUE);
    assertThat(names(client.awaitCompletion(PATIENCE)))
        .containsExactly("accepted", "embedded", "ended");
  }

  @Test
  void nothingIsKeptOfClientsThatHaveGone() {
    apply("job_1", Status.ACCEPTED);
    AssertSubscriber<OutboundSseEvent> hungUp = follow("job_1", 0, NEVER, Long.MAX_VALUE);
    AssertSubscriber<OutboundSseEvent> patient = follow("job_1", 0, NEVER, Long.MAX_VALUE);
    hungUp.cancel();
    assertThat(jobs.followed()).isEqualTo(1);
    play("job_1");
    patient.awaitCompletion(PATIENCE);
    assertThat(jobs.followed()).isZero();
  }

  @Test
  void silence_isBrokenByComments() {
    apply("job_1", Status.ACCEPTED);
    AssertSubscriber<OutboundSseEvent> client =
        follow("job_1", 0, Duration.ofMillis(20), Long.MAX_VALUE);
    OutboundSseEvent comment = client.awaitItems(3, PATIENCE).getItems().get(2);
    assertThat(comment.getComment()).isEqualTo("nothing new");
    assertThat(comment.getId()).isNull();
    assertThat(comment.getData()).isNull();
    client.cancel();
  }

  /** The oldest are, however their clients wait. */
  @Test
  void jobThatIsForgotten_endsItsStreams() {
    apply("job_1", Status.ACCEPTED);
    AssertSubscriber<OutboundSseEvent> client =
        follow("job_1", 0, Duration.ofMillis(20), Long.MAX_VALUE);
    for (int i = 0; i < 1000; i++) {
      apply("other_" + i, Status.ACCEPTED);
    }
    client.awaitCompletion(PATIENCE);
  }

  private AssertSubscriber<OutboundSseEvent> follow(
      String job, long told, Duration pause, long requested) {
    return new JobFollower(job, told, jobs, key -> key, new SseImpl())
        .events(pause)
        .subscribe()
        .withSubscriber(AssertSubscriber.create(requested));
  }

  private static List<String> names(AssertSubscriber<OutboundSseEvent> client) {
    return client.getItems().stream().map(OutboundSseEvent::getName).toList();
  }

  private void play(String job) {
    apply(job, Status.EMBEDDED);
    apply(job, Status.CANCELLED);
  }

  private void apply(String job, Status status) {
    Timings timings = new Timings(Instant.EPOCH, null, null, null);
    jobs.apply(
        new GenerationEvent(
            job, status, null, 2, 7L, "birds", ImageSize.FULL, timings, List.of(), null),
        Instant.EPOCH);
  }
}
