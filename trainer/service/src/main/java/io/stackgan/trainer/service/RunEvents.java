// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEventCodec;
import io.stackgan.trainer.watching.RunJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What a run's own journal tells. */
@ApplicationScoped
class RunEvents {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final TrainingRuns runs;
  private final TrainingCommand command;

  RunEvents(TrainingRuns runs, TrainingCommand command) {
    this.runs = runs;
    this.command = command;
  }

  /**
   * @param lastEventId as a client sends it that was cut off; null wants all events
   * @throws RefusedException when it is no event's id
   */
  static long sequence(String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return 0;
    }
    if (!lastEventId.strip().matches("\\d{1,18}")) {
      throw new RefusedException(
          400, "Last-Event-ID", "invalid_value", "Last-Event-ID must be the id of an event.");
    }
    return Long.parseLong(lastEventId.strip());
  }

  static OutboundSseEvent message(TrainingEvent event, Sse sse) {
    return sse.newEventBuilder()
        .id(Long.toString(event.sequence()))
        .name(event.type().text())
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(String.class, new String(TrainingEventCodec.json(event), UTF_8))
        .build();
  }

  /** The last event with a position, as JSON. */
  Optional<String> latest(String run) {
    return RunJournal.read(command.folder(run), 0).stream()
        .filter(event -> event.position() != null)
        .reduce((earlier, later) -> later)
        .map(event -> new String(TrainingEventCodec.json(event), UTF_8));
  }

  private record Look(List<TrainingEvent> events, boolean last) {}

  /** The events that have a larger number, as they come, until the run has ended. */
  Multi<TrainingEvent> after(String run, long sequence) {
    AtomicLong told = new AtomicLong(sequence);
    return Multi.createBy()
        .repeating()
        .uni(() -> looked(run, told))
        .withDelay(BETWEEN_LOOKS)
        .whilst(look -> !look.last())
        .onItem()
        .transformToIterable(Look::events);
  }

  private Uni<Look> looked(String run, AtomicLong told) {
    return Uni.createFrom()
        .item(() -> look(run, told))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Look look(String run, AtomicLong told) {
    // Before the journal is read, so that the last events are not missed.
    boolean ended = runs.isOver(run);
    List<TrainingEvent> events = RunJournal.read(command.folder(run), told.get());
    events.forEach(event -> told.set(event.sequence()));
    return new Look(events, ended);
  }
}
