// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.JobFold;
import io.stackgan.contracts.MalformedMessageException;
import io.stackgan.contracts.ReleasePin;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.ObjectStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends each request of the topic whose job was completed once more, as another job of the same
 * release, and compares the pictures.
 */
final class Replay {

  private static final String SUFFIX = "-replayed";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String bootstrapServers;
  private final JobHistory history;
  private final ObjectStore store;
  private final Set<String> replayed = new TreeSet<>();
  private int compared;
  private int missing;
  private int different;

  Replay(String bootstrapServers, JobHistory history, ObjectStore store) {
    this.bootstrapServers = bootstrapServers;
    this.history = history;
    this.store = store;
  }

  void run(ChaosReport report) {
    history.catchUp();
    send();
    Set<String> open = new TreeSet<>(replayed);
    long lastEnd = System.nanoTime();
    while (!open.isEmpty() && System.nanoTime() - lastEnd < PATIENCE.toNanos()) {
      history.catchUp();
      lastEnd = open.removeIf(id -> history.isOver(id + SUFFIX)) ? System.nanoTime() : lastEnd;
    }
    replayed.forEach(this::compare);
    report
        .note("jobs replayed", replayed.size())
        .none("jobs replayed that were not completed", replayed.size() - completed())
        .note("pictures of theirs compared", compared)
        .none("pictures of theirs missing", missing)
        .none("pictures of theirs with other bytes", different);
  }

  private int completed() {
    return (int) replayed.stream().filter(id -> isCompleted(id + SUFFIX)).count();
  }

  private boolean isCompleted(String id) {
    return history.job(id).flatMap(JobFold::outcome).equals(Optional.of(Status.COMPLETED));
  }

  private void send() {
    Map<String, Object> servers = Map.of("bootstrap.servers", bootstrapServers);
    try (KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.GENERATION_REQUESTS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.keySet().stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        consumer.poll(POLL).forEach(record -> again(record).ifPresent(producer::send));
      }
    }
  }

  private Optional<ProducerRecord<String, byte[]>> again(ConsumerRecord<String, byte[]> record) {
    try {
      Map<String, byte[]> headers = new HashMap<>();
      record.headers().forEach(header -> headers.put(header.key(), header.value()));
      return again(
          GenerationRequestCodec.decode(new WireRecord(record.key(), record.value(), headers)));
    } catch (MalformedMessageException nobodyCanReadIt) {
      return Optional.empty();
    }
  }

  private Optional<ProducerRecord<String, byte[]>> again(GenerationRequest request) {
    if (!isCompleted(request.id()) || !replayed.add(request.id())) {
      return Optional.empty();
    }
    WireRecord again =
        ReleasePin.mark(
            GenerationRequestCodec.encode(
                new GenerationRequest(
                    request.id() + SUFFIX,
                    request.prompt(),
                    request.n(),
                    request.size(),
                    request.seed(),
                    request.release(),
                    null,
                    request.priority(),
                    request.exploration())),
            history.job(request.id()).orElseThrow().release());
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.GENERATION_REQUESTS, again.key(), again.value());
    again.headers().forEach((name, value) -> record.headers().add(name, value));
    return Optional.of(record);
  }

  private void compare(String id) {
    List<StoredImage> first = history.job(id).orElseThrow().images();
    List<StoredImage> second = history.job(id + SUFFIX).map(JobFold::images).orElse(List.of());
    missing += first.size() - second.size();
    for (int i = 0; i < second.size(); i++) {
      Optional<byte[]> before = store.get(first.get(i).key());
      Optional<byte[]> after = store.get(second.get(i).key());
      compared++;
      missing += before.isEmpty() || after.isEmpty() ? 1 : 0;
      different +=
          before.isPresent() && after.isPresent() && !Arrays.equals(before.get(), after.get())
              ? 1
              : 0;
    }
  }
}
