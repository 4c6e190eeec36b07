// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.InferenceMetrics;
import io.stackgan.onnxserving.ModelLoader;
import io.stackgan.onnxserving.ReleaseConfig;
import io.stackgan.stagemessaging.ReceivedRecord;
import io.stackgan.stagemessaging.StageRuntime;
import io.stackgan.stagemessaging.StageSettings;
import io.stackgan.tracing.Tracing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One member of the group that shares the tasks, one task in a run. */
final class SleepingReplica implements AutoCloseable {

  static final String RELEASE = "asleep";

  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final StageRuntime runtime;
  private final Thread thread = new Thread(this::consume, "replica");
  private volatile int partitions;
  private volatile boolean closed;

  private SleepingReplica(
      String servers, String tasks, String results, ReleaseStore releases, Path scratch) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", "0", "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                tasks,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                true),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(tasks));
    this.runtime =
        StageRuntime.start(
            new SleepingWorker(RELEASE, results),
            ModelLoader.ofStage(
                "stage1",
                Set.of("embedding", "epsilon", "noise"),
                "image",
                releases,
                scratch.resolve("cache"),
                InferenceConfig.cpu(1)),
            new Following(scratch.resolve("cache")),
            new StageSettings(1, 64, 64, 2),
            this::send,
            new InferenceMetrics(new SimpleMeterRegistry(), "asleep"),
            Tracing.off());
  }

  static SleepingReplica start(
      String servers, String tasks, String results, ReleaseStore releases, Path scratch) {
    SleepingReplica replica = new SleepingReplica(servers, tasks, results, releases, scratch);
    replica.thread.start();
    return replica;
  }

  /** How many the group has given it. */
  int partitions() {
    return partitions;
  }

  private CompletionStage<Void> send(String topic, WireRecord record) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    producer.send(
        new ProducerRecord<>(topic, record.key(), record.value()),
        (stored, failure) -> {
          if (failure == null) {
            sent.complete(null);
          } else {
            sent.completeExceptionally(failure);
          }
        });
    return sent;
  }

  private void consume() {
    while (!closed) {
      List<ReceivedRecord> records = new ArrayList<>();
      consumer.poll(Duration.ofMillis(50)).forEach(record -> records.add(received(record)));
      partitions = consumer.assignment().size();
      if (!records.isEmpty()) {
        runtime.accept(records).toCompletableFuture().join();
      }
    }
    consumer.close();
  }

  private static ReceivedRecord received(ConsumerRecord<String, byte[]> record) {
    return new ReceivedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        new WireRecord(record.key(), record.value(), Map.of()),
        () -> {});
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runtime.close();
    producer.close();
  }

  private record Following(Path cache) implements ReleaseConfig {

    @Override
    public String alias() {
      return "production";
    }

    @Override
    public Duration pollInterval() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Optional<List<String>> trustedKeys() {
      return Optional.empty();
    }

    @Override
    public boolean requireSignature() {
      return false;
    }
  }
}
