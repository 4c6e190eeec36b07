// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.pipeline;

import io.stackgan.benchmarks.platform.StreamReport;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.onnxserving.TinyRelease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Replicas of a stage whose model is a sleep: the services' own messaging code and a real broker,
 * several replicas in this process, each with a partition or more of the same topic.
 */
final class SleepingReplicas {

  private static final int MOST = 8;
  private static final int TASKS_EACH = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String servers;
  private final Path scratch;

  SleepingReplicas(String servers, Path scratch) {
    this.servers = servers;
    this.scratch = scratch.resolve("replicas");
  }

  /** Tasks a second, and how much of so many times one replica's that is. */
  Map<String, Double> measure() {
    ReleaseStore releases = new ReleaseStore(new FolderObjectStore(scratch.resolve("store")));
    new TinyRelease(SleepingReplica.RELEASE, 20, scratch.resolve("release")).publish(releases);
    releases.promote(SleepingReplica.RELEASE);
    Map<String, Double> figures = new LinkedHashMap<>();
    double one = 0;
    for (int replicas = 1; replicas <= MOST; replicas *= 2) {
      double rate = rate(replicas, releases);
      one = replicas == 1 ? rate : one;
      figures.put("replicas: tasks a second of %d".formatted(replicas), rate);
      figures.put(StreamReport.OF_LINEAR + replicas, rate / (replicas * one));
    }
    return figures;
  }

  private double rate(int count, ReleaseStore releases) {
    String tasks = "bench-tasks-" + count;
    String results = "bench-results-" + count;
    createTopics(tasks, results);
    List<SleepingReplica> replicas = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> done = consumer(results)) {
      for (int replica = 0; replica < count; replica++) {
        replicas.add(SleepingReplica.start(servers, tasks, results, releases, scratch));
      }
      awaitShares(replicas);
      send(tasks, MOST);
      await(done, MOST);
      int all = count * TASKS_EACH;
      long start = System.nanoTime();
      send(tasks, all);
      await(done, all);
      return all / ((System.nanoTime() - start) * 1e-9);
    } finally {
      replicas.forEach(SleepingReplica::close);
    }
  }

  /** Waits until the group has given every replica the same number of partitions. */
  private static void awaitShares(List<SleepingReplica> replicas) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int share = MOST / replicas.size();
    while (!replicas.stream().allMatch(replica -> replica.partitions() == share)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The replicas have not shared the topic in " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private void createTopics(String tasks, String results) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(tasks, Optional.of(MOST), Optional.empty()),
                  new NewTopic(results, Optional.of(1), Optional.empty())))
          .all()
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot create " + tasks, e);
    }
  }

  private KafkaConsumer<String, byte[]> consumer(String topic) {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "enable.auto.commit", false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
    consumer.assign(partition);
    consumer.seekToBeginning(partition);
    return consumer;
  }

  private void send(String topic, int tasks) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int task = 0; task < tasks; task++) {
        byte[] value = "task".getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, task % MOST, "task-" + task, value));
      }
    }
  }

  private static void await(KafkaConsumer<String, byte[]> results, int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int seen = 0;
    while (seen < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(seen + " of " + count + " tasks within " + PATIENCE);
      }
      seen += results.poll(Duration.ofMillis(100)).count();
    }
  }
}
