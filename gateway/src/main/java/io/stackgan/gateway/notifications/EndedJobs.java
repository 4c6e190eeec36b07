// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.MalformedMessageException;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads events as one of a group, so that one gateway tells of a job, and commits what is told, so
 * that the next one goes on where this one ends.
 */
final class EndedJobs {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
  private static final Set<Status> ENDS =
      EnumSet.of(Status.COMPLETED, Status.FAILED, Status.CANCELLED, Status.EXPIRED);

  private final Notifications notifications;
  private final Consumer<String, byte[]> consumer;
  private Map<Integer, Long> committed = Map.of();

  EndedJobs(Notifications notifications, Consumer<String, byte[]> consumer) {
    this.notifications = notifications;
    this.consumer = consumer;
  }

  void follow(BooleanSupplier goOn) {
    consumer.subscribe(List.of(Topics.GENERATION_EVENTS), new Handover());
    Instant commit = Instant.now();
    while (goOn.getAsBoolean()) {
      consumer.poll(POLL).forEach(this::take);
      Instant now = Instant.now();
      notifications.step(now);
      if (notifications.areMany()) {
        consumer.pause(consumer.assignment());
      } else {
        consumer.resume(consumer.paused());
      }
      if (now.isAfter(commit)) {
        commit = now.plus(COMMIT_EVERY);
        commit();
      }
    }
    commit();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    try {
      GenerationEvent event =
          GenerationEventCodec.decode(new WireRecord(record.key(), record.value(), headers));
      if (ENDS.contains(event.status())) {
        notifications.add(
            event.job(),
            record.partition(),
            record.offset(),
            Instant.ofEpochMilli(record.timestamp()));
        return;
      }
    } catch (MalformedMessageException told) {
      // by the reader of all jobs
    }
    notifications.pass(record.partition(), record.offset());
  }

  private void commit() {
    Map<Integer, Long> committable = notifications.committable();
    if (committable.equals(committed)) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    committable.forEach(
        (partition, offset) -> offsets.put(partition(partition), new OffsetAndMetadata(offset)));
    consumer.commitSync(offsets);
    committed = committable;
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(Topics.GENERATION_EVENTS, number);
  }

  /** What is told is committed before another gateway takes over. */
  private final class Handover implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      commit();
      onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      notifications.forget(partitions.stream().map(TopicPartition::partition).toList());
      committed = Map.of();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // read from what is committed
    }
  }
}
