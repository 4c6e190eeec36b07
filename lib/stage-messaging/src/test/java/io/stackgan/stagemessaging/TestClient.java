// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A program beside the platform, which knows nothing but its topics (of one partition each). */
public final class TestClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String servers;
  private final KafkaProducer<String, byte[]> producer;

  public TestClient(String servers) {
    this.servers = servers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", "20"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Sends the records so that they arrive together. */
  public void send(String topic, List<WireRecord> records) {
    for (WireRecord record : records) {
      ProducerRecord<String, byte[]> sent =
          new ProducerRecord<>(topic, record.key(), record.value());
      record.headers().forEach(sent.headers()::add);
      producer.send(sent);
    }
    producer.flush();
  }

  /**
   * The first records of the topic, from its beginning, that answer the question; so many of them.
   */
  public List<WireRecord> await(String topic, int count, Predicate<WireRecord> question) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<WireRecord> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (found.size() < count) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("only " + found.size() + " of " + count + " on " + topic);
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          WireRecord content = content(record);
          if (question.test(content)) {
            found.add(content);
          }
        }
      }
    }
    return found;
  }

  /** Whether the topic holds such a record by now. */
  public boolean holds(String topic, Predicate<WireRecord> question) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          if (question.test(content(record))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", servers),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /** The event of that kind, of each of the jobs. */
  public List<GenerationEvent> events(GenerationEvent.Status status, String... jobs) {
    List<String> names = List.of(jobs);
    return await(
            Topics.GENERATION_EVENTS,
            jobs.length,
            record ->
                names.contains(record.key())
                    && GenerationEventCodec.decode(record).status() == status)
        .stream()
        .map(GenerationEventCodec::decode)
        .toList();
  }

  /** Whether that event has been told by now. */
  public boolean told(GenerationEvent.Status status, String job) {
    return holds(
        Topics.GENERATION_EVENTS,
        record ->
            job.equals(record.key()) && GenerationEventCodec.decode(record).status() == status);
  }

  private static WireRecord content(ConsumerRecord<String, byte[]> record) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    return new WireRecord(record.key(), record.value(), headers);
  }

  @Override
  public void close() {
    producer.close();
  }
}
