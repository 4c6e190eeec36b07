// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.tracing.Tracing;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends what one record led to, with that record's trace and priority, and everything once: what
 * has reached the broker is not sent again when the record's work is tried again.
 */
public final class Outbox {

  private final RecordSender sender;
  private final WireRecord origin;
  private final Tracing tracing;
  private final Context context;
  private final Map<String, CompletableFuture<Void>> sent = new ConcurrentHashMap<>();

  public Outbox(RecordSender sender, WireRecord origin) {
    this(sender, origin, Tracing.off(), Tracing.contextOf(origin));
  }

  Outbox(RecordSender sender, WireRecord origin, RecordTrace trace) {
    this(sender, origin, trace.tracing(), trace.context());
  }

  private Outbox(RecordSender sender, WireRecord origin, Tracing tracing, Context context) {
    this.sender = sender;
    this.origin = origin;
    this.tracing = tracing;
    this.context = context;
  }

  /** Completes once the broker has stored the record. */
  public CompletionStage<Void> send(String topic, WireRecord record) {
    String name = topic + " " + record.key() + " " + record.header("ce_id").orElse("");
    return sent.compute(name, (key, before) -> isGood(before) ? before : start(topic, record));
  }

  public CompletionStage<Void> send(GenerationEvent event) {
    return send(Topics.GENERATION_EVENTS, GenerationEventCodec.encode(event));
  }

  private static boolean isGood(CompletableFuture<Void> before) {
    return before != null && !before.isCompletedExceptionally();
  }

  private CompletableFuture<Void> start(String topic, WireRecord record) {
    Span span =
        tracing
            .span(topic + " send", SpanKind.PRODUCER, context)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.destination.name", topic)
            .startSpan();
    return sender
        .send(topic, Tracing.within(context.with(span), withPriority(record)))
        .whenComplete((nothing, failure) -> Tracing.end(span, failure))
        .toCompletableFuture();
  }

  private WireRecord withPriority(WireRecord record) {
    return origin
        .header(Priorities.HEADER)
        .map(priority -> record.withHeader(Priorities.HEADER, priority))
        .orElse(record);
  }
}
