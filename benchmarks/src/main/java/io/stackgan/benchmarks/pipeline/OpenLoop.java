// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.pipeline;

import io.stackgan.benchmarks.platform.Percentiles;
import io.stackgan.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Requests that are put onto their topic at a fixed rate, whatever becomes of them. A job's time
 * runs from when it was due, so that a late sender cannot hide a queue.
 */
final class OpenLoop {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String COMPLETED = "io.stackgan.generation.completed.v1";

  private final String servers;
  private final String release;

  OpenLoop(String servers, String release) {
    this.servers = servers;
    this.release = release;
  }

  /**
   * @param rate jobs a second, of one picture each
   * @param size as requests have it
   */
  Outcome run(int jobs, double rate, String size) {
    Map<String, Long> due = new HashMap<>();
    String name = "bench-" + Long.toHexString(System.nanoTime());
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
    for (int job = 0; job < jobs; job++) {
      due.put(name + "-" + job, start + (long) (job / rate * 1e9));
    }
    try (KafkaConsumer<String, byte[]> events = events()) {
      Thread sender = new Thread(() -> send(name, jobs, due, size), "requests");
      sender.setDaemon(true);
      sender.start();
      return await(events, start, due);
    }
  }

  private void send(String name, int jobs, Map<String, Long> due, String size) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", "1"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int job = 0; job < jobs; job++) {
        String id = name + "-" + job;
        for (long left = 1; left > 0; left = due.get(id) - System.nanoTime()) {
          LockSupport.parkNanos(due.get(id) - System.nanoTime());
        }
        String request =
            "{\"id\":\"%s\",\"prompt\":\"a bird %d\",\"size\":\"%s\",\"release\":\"%s\"}"
                .formatted(id, job, size, release);
        producer.send(
            new ProducerRecord<>(
                Topics.GENERATION_REQUESTS, id, request.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private KafkaConsumer<String, byte[]> events() {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "enable.auto.commit", false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.GENERATION_EVENTS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  private static Outcome await(
      KafkaConsumer<String, byte[]> events, long start, Map<String, Long> due) {
    List<Double> times = new ArrayList<>();
    Map<String, Long> open = new HashMap<>(due);
    long deadline = start + PATIENCE.toNanos();
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      for (ConsumerRecord<String, byte[]> event : events.poll(Duration.ofMillis(100))) {
        Long since = isCompleted(event) ? open.remove(event.key()) : null;
        if (since != null) {
          times.add((System.nanoTime() - since) * 1e-6);
        }
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalStateException(
          open.size() + " of " + due.size() + " jobs were not completed within " + PATIENCE);
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
    return new Outcome(due.size() / seconds, Percentiles.of(sorted));
  }

  private static boolean isCompleted(ConsumerRecord<String, byte[]> event) {
    Header type = event.headers().lastHeader("ce_type");
    return type != null && COMPLETED.equals(new String(type.value(), StandardCharsets.UTF_8));
  }

  /**
   * @param rate jobs completed a second, from the first that was due to the last one's event
   * @param times of the jobs, from due to completed, milliseconds
   */
  record Outcome(double rate, Percentiles times) {}
}
