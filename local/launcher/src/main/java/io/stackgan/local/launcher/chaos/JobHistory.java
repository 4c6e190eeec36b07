// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.JobFold;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that the topics tell of jobs and of what could not be read, apart from the gateway. */
final class JobHistory implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Set<Status> ENDS =
      EnumSet.of(Status.FAILED, Status.CANCELLED, Status.EXPIRED);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<String, JobFold> jobs = new HashMap<>();
  private final Map<String, Long> finishedAt = new HashMap<>();
  private final Set<String> deadLetters = new HashSet<>();
  private int repeated;
  private int afterTheEnd;
  private int repeatedLetters;

  /** Has read nothing yet. */
  JobHistory(String bootstrapServers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        Topics.all().stream()
            .filter(topic -> topic.equals(Topics.GENERATION_EVENTS) || isOfDeadLetters(topic))
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads all that the topics hold by now. */
  void catchUp() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.keySet().stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
      consumer.poll(POLL).forEach(this::note);
    }
  }

  /**
   * Reads on until there is a dead letter of each of these places, as long as further ones come.
   *
   * @return of how many there is none
   */
  int awaitDeadLetters(Collection<String> places, Duration patience) {
    long lastLetter = System.nanoTime();
    while (!deadLetters.containsAll(places)
        && System.nanoTime() - lastLetter < patience.toNanos()) {
      int before = deadLetters.size();
      consumer.poll(POLL).forEach(this::note);
      lastLetter = deadLetters.size() > before ? System.nanoTime() : lastLetter;
    }
    return (int) places.stream().filter(place -> !deadLetters.contains(place)).count();
  }

  /** Reads on until a job has ended after that instant. */
  void awaitEndAfter(Instant instant, Duration patience) {
    long start = System.nanoTime();
    while (finishedAt.values().stream().noneMatch(end -> end > instant.toEpochMilli())
        && System.nanoTime() - start < patience.toNanos()) {
      consumer.poll(POLL).forEach(this::note);
    }
  }

  /** Where a record lies, as dead letters name it. */
  static String place(String topic, int partition, long offset) {
    return "%s/%d@%d".formatted(topic, partition, offset);
  }

  private static boolean isOfDeadLetters(String topic) {
    return topic.endsWith(Topics.deadLettersOf(""));
  }

  private void note(ConsumerRecord<String, byte[]> record) {
    if (isOfDeadLetters(record.topic())) {
      noteLetter(record);
      return;
    }
    Map<String, byte[]> headers = new HashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    note(
        GenerationEventCodec.decode(new WireRecord(record.key(), record.value(), headers)), record);
  }

  private void noteLetter(ConsumerRecord<?, ?> letter) {
    if (!text(letter, "reason").isBlank()) {
      String place =
          place(
              text(letter, "topic"),
              Integer.parseInt(text(letter, "partition")),
              Long.parseLong(text(letter, "offset")));
      repeatedLetters += deadLetters.add(place) ? 0 : 1;
    }
  }

  private static String text(ConsumerRecord<?, ?> letter, String name) {
    Header header = letter.headers().lastHeader("dead-letter-" + name);
    return header == null ? "" : new String(header.value(), UTF_8);
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

  boolean isOver(String id) {
    return finishedAt.containsKey(id);
  }

  /** From the request to the outcome; empty where there is none. */
  Optional<Duration> duration(String id) {
    return job(id)
        .filter(job -> isOver(id) && job.timings().requested() != null)
        .map(
            job ->
                Duration.ofMillis(finishedAt.get(id) - job.timings().requested().toEpochMilli()));
  }

  /** The longest time between one of these instants and the next end of a job after it. */
  Duration longestUntilNextEnd(Collection<Instant> instants) {
    TreeSet<Long> ends = new TreeSet<>(finishedAt.values());
    return instants.stream()
        .map(Instant::toEpochMilli)
        .filter(instant -> ends.higher(instant) != null)
        .map(instant -> Duration.ofMillis(ends.higher(instant) - instant))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Events that told nothing new, as at-least-once delivery has them. */
  int repeated() {
    return repeated;
  }

  /** Of these, how many told another end than the job's outcome. */
  int afterTheEnd() {
    return afterTheEnd;
  }

  /** Records that became a dead letter with a reason. */
  int deadLetters() {
    return deadLetters.size();
  }

  /** Further letters of the same records. */
  int repeatedLetters() {
    return repeatedLetters;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
