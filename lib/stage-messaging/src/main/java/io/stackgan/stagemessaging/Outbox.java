// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends what one record led to, with that record's trace and priority, and everything once: what
 * has reached the broker is not sent again when the record's work is tried again.
 */
public final class Outbox {

  private static final List<String> HANDED_ON =
      List.of("traceparent", "tracestate", Priorities.HEADER);

  private final RecordSender sender;
  private final WireRecord origin;
  private final Map<String, CompletableFuture<Void>> sent = new ConcurrentHashMap<>();

  public Outbox(RecordSender sender, WireRecord origin) {
    this.sender = sender;
    this.origin = origin;
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
    WireRecord handedOn = record;
    for (String header : HANDED_ON) {
      if (origin.header(header).isPresent()) {
        handedOn = handedOn.withHeader(header, origin.header(header).get());
      }
    }
    return sender.send(topic, handedOn).toCompletableFuture();
  }
}
