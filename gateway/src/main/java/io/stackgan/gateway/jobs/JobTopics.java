// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads requests and events, every partition, from some time ago on. */
final class JobTopics {

  private static final List<String> TOPICS =
      List.of(Topics.GENERATION_REQUESTS, Topics.GENERATION_EVENTS);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(60);

  private final Jobs jobs;
  private final JobRecords records;
  private final Duration history;

  JobTopics(Jobs jobs, Duration history) {
    this.jobs = jobs;
    this.records = new JobRecords(jobs);
    this.history = history;
  }

  boolean isCaughtUp() {
    return jobs.isCaughtUp();
  }

  /** Reads on until it is told to stop, or the topics have got more partitions. */
  void follow(Consumer<String, byte[]> consumer, BooleanSupplier goOn) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    seek(consumer, partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Instant look = Instant.now().plus(LOOK_AGAIN);
    while (goOn.getAsBoolean()) {
      consumer.poll(POLL).forEach(records::apply);
      note(consumer, partitions);
      if (!isCaughtUp() && ends.keySet().stream().allMatch(at -> has(consumer, at, ends.get(at)))) {
        jobs.caughtUp();
      }
      if (Instant.now().isAfter(look)) {
        look = Instant.now().plus(LOOK_AGAIN);
        if (partitions(consumer).size() > partitions.size()) {
          return;
        }
      }
    }
  }

  private void note(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
    partitions.stream()
        .filter(partition -> partition.topic().equals(Topics.GENERATION_EVENTS))
        .forEach(partition -> jobs.readTo(partition.partition(), consumer.position(partition)));
  }

  private static boolean has(Consumer<?, ?> consumer, TopicPartition partition, long end) {
    return consumer.position(partition) >= end;
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : TOPICS) {
      List<PartitionInfo> infos = consumer.partitionsFor(topic);
      if (infos == null || infos.isEmpty()) {
        throw new UnknownTopicOrPartitionException("there is no topic " + topic + " yet");
      }
      infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }

  private void seek(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
    long since = Math.max(0, Instant.now().minus(history).toEpochMilli());
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, since));
    // The ends first: what is written meanwhile has to lie behind them, or it would be passed over.
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp start = starts.get(partition);
      consumer.seek(partition, start == null ? ends.get(partition) : start.offset());
    }
  }
}
