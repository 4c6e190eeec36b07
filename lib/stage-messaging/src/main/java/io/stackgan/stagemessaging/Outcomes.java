// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.MalformedMessageException;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ends a record that leads to no picture, told to the broker before it is acknowledged. */
final class Outcomes {

  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
  private static final String UNEXPECTED = "unexpected";

  private final RecordSender sender;
  private final Retry retry;
  private final InFlight inFlight;

  Outcomes(RecordSender sender, Retry retry, InFlight inFlight) {
    this.sender = sender;
    this.retry = retry;
    this.inFlight = inFlight;
  }

  /** The record's work is done and stored. */
  void settle(ReceivedRecord record, RecordTrace trace) {
    record.acknowledge().run();
    inFlight.remove();
    trace.end();
  }

  /** The record cannot be read: a dead letter and, where its job is known, a failed event. */
  void reject(ReceivedRecord record, RecordTrace trace, RuntimeException failure) {
    String code = UNEXPECTED;
    Optional<String> job = Optional.empty();
    if (failure instanceof MalformedMessageException malformed) {
      code = malformed.reason().code();
      job = malformed.job();
    }
    EventError error = new EventError(code, String.valueOf(failure.getMessage()));
    bury(record, trace, code, failure, job.map(id -> failed(id, error)));
  }

  private static GenerationEvent failed(String job, EventError error) {
    return new GenerationEvent(
        job, Status.FAILED, null, 0, null, null, null, Timings.NONE, List.of(), error);
  }

  /** The job cannot be done: a dead letter and a failed event. */
  void fail(WorkItem<?> item, String code, Throwable failure) {
    Throwable cause = Retry.unwrapped(failure);
    EventError error = new EventError(code, String.valueOf(cause.getMessage()));
    GenerationEvent event = item.header().end(Status.FAILED, error);
    bury(item.record(), item.trace(), code, cause, Optional.of(event));
  }

  private void bury(
      ReceivedRecord record,
      RecordTrace trace,
      String code,
      Throwable failure,
      Optional<GenerationEvent> event) {
    trace.failed(failure);
    trace.log(() -> warn(record, code, failure));
    WireRecord letter = DeadLetter.of(record, code, failure);
    String topic = Topics.deadLettersOf(record.topic());
    Outbox outbox = new Outbox(sender, record.content(), trace);
    retry
        .run("tell a failure", () -> both(put(letter, topic, outbox), event, outbox))
        .whenComplete((nothing, trouble) -> settleOrReport(record, trace, trouble));
  }

  private static void warn(ReceivedRecord record, String code, Throwable failure) {
    LOG.warn(
        "Record {}/{}@{} becomes a dead letter ({}): {}",
        record.topic(),
        record.partition(),
        record.offset(),
        code,
        failure.getMessage());
  }

  private static CompletionStage<Void> put(WireRecord letter, String topic, Outbox outbox) {
    return outbox
        .send(topic, letter)
        .exceptionallyCompose(
            failure ->
                Retry.unwrapped(failure) instanceof RecordTooLargeException
                    ? outbox.send(topic, DeadLetter.shortened(letter))
                    : CompletableFuture.failedFuture(failure));
  }

  private static CompletionStage<Void> both(
      CompletionStage<Void> sent, Optional<GenerationEvent> event, Outbox outbox) {
    return event
        .map(outbox::send)
        .map(told -> sent.thenCombine(told, (first, second) -> (Void) null))
        .orElse(sent);
  }

  /** The job is over for another reason than a fault: an event, no dead letter. */
  void end(WorkItem<?> item, Status status) {
    retry
        .run("tell an end", () -> item.outbox().send(item.header().end(status, null)))
        .whenComplete((nothing, trouble) -> settleOrReport(item.record(), item.trace(), trouble));
  }

  /** A record that cannot even be put aside is not acknowledged: it comes again after a restart. */
  private void settleOrReport(ReceivedRecord record, RecordTrace trace, Throwable trouble) {
    if (trouble == null) {
      settle(record, trace);
    } else {
      trace.log(() -> report(record, trouble));
    }
  }

  private static void report(ReceivedRecord record, Throwable trouble) {
    LOG.error(
        "Cannot put record {}/{}@{} aside; it stays unacknowledged",
        record.topic(),
        record.partition(),
        record.offset(),
        trouble);
  }
}
