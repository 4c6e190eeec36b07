// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker in memory, which may be told to wait. */
final class Sent implements RecordSender {

  record Entry(String topic, WireRecord record) {}

  final List<Entry> entries = new CopyOnWriteArrayList<>();
  volatile CompletableFuture<Void> stored = CompletableFuture.completedFuture(null);

  @Override
  public CompletionStage<Void> send(String topic, WireRecord record) {
    entries.add(new Entry(topic, record));
    return stored;
  }

  List<WireRecord> on(String topic) {
    return entries.stream()
        .filter(entry -> entry.topic().equals(topic))
        .map(Entry::record)
        .toList();
  }

  List<GenerationEvent> events(Status status) {
    return on(Topics.GENERATION_EVENTS).stream()
        .map(GenerationEventCodec::decode)
        .filter(event -> event.status() == status)
        .toList();
  }
}
