// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.JobFold;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that the topics hold at the end, read apart from the gateway. */
final class JobHistory {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Set<Status> ENDS =
      EnumSet.of(Status.FAILED, Status.CANCELLED, Status.EXPIRED);

  private final Map<String, JobFold> jobs = new HashMap<>();
  private final Map<String, Long> finishedAt = new HashMap<>();
  private int repeated;
  private int afterTheEnd;
  private int deadLetters;

  static JobHistory read(String bootstrapServers) {
    JobHistory history = new JobHistory();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      history.read(consumer);
    }
    return history;
  }

  private void read(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        Topics.all().stream()
            .filter(topic -> topic.equals(Topics.GENERATION_EVENTS) || isOfDeadLetters(topic))
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.keySet().stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
      consumer.poll(POLL).forEach(this::note);
    }
  }

  private static boolean isOfDeadLetters(String topic) {
    return topic.endsWith(Topics.deadLettersOf(""));
  }

  private void note(ConsumerRecord<String, byte[]> record) {
    if (isOfDeadLetters(record.topic())) {
      deadLetters++;
      return;
    }
    Map<String, byte[]> headers = new HashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    note(
        GenerationEventCodec.decode(new WireRecord(record.key(), record.value(), headers)), record);
  }

  private void note(GenerationEvent event, ConsumerRecord<?, ?> record) {
    JobFold job = jobs.computeIfAbsent(event.job(), JobFold::new);
    boolean wasOver = job.outcome().isPresent();
    if (!job.apply(event)) {
      repeated++;
      afterTheEnd +=
          wasOver && ENDS.contains(event.status()) && !job.outcome().get().equals(event.status())
              ? 1
              : 0;
    } else if (job.outcome().isPresent()) {
      finishedAt.put(event.job(), record.timestamp());
    }
  }

  Optional<JobFold> job(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** From the request to the outcome; empty where there is none. */
  Optional<Duration> duration(String id) {
    return job(id)
        .filter(job -> finishedAt.containsKey(id) && job.timings().requested() != null)
        .map(
            job ->
                Duration.ofMillis(finishedAt.get(id) - job.timings().requested().toEpochMilli()));
  }

  /** Events that told nothing new, as at-least-once delivery has them. */
  int repeated() {
    return repeated;
  }

  /** Of these, how many told another end than the job's outcome. */
  int afterTheEnd() {
    return afterTheEnd;
  }

  int deadLetters() {
    return deadLetters;
  }
}
