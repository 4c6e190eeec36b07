// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Asks a running platform for many pictures at once and writes down, twice a second, how many
 * records wait for each stage.
 *
 * <p>Arguments: the broker's address, the number of pictures, the file to write (CSV).
 */
public final class LagRecording implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofMinutes(10);
  private static final List<String> TOPICS =
      List.of("generation-requests", "text-embeddings", "stage1-images");

  private final String broker;
  private final Admin admin;

  private LagRecording(String broker) {
    this.broker = broker;
    this.admin = Admin.create(properties(broker));
  }

  public static void main(String[] arguments) throws Exception {
    try (LagRecording recording = new LagRecording(arguments[0])) {
      recording.run(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
    }
  }

  private static Properties properties(String broker) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", broker);
    return properties;
  }

  private void run(int pictures, Path file)
      throws IOException, InterruptedException, ExecutionException {
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8)) {
      out.println("seconds," + String.join(",", Simulation.STAGES));
      ask(pictures);
      long started = System.nanoTime();
      long waiting = pictures;
      int idle = 0;
      while (idle < 4 && System.nanoTime() - started < MOST.toNanos()) {
        List<Long> lags = lags();
        out.printf("%.1f", (System.nanoTime() - started) * 1e-9);
        lags.forEach(lag -> out.print("," + lag));
        out.println();
        waiting = lags.stream().mapToLong(Long::longValue).sum();
        idle = waiting == 0 ? idle + 1 : 0;
        Thread.sleep(STEP.toMillis());
      }
    }
  }

  private void ask(int pictures) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties(broker), new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < pictures; i++) {
        String id = "lag-" + System.nanoTime() + "-" + i;
        String request =
            "{\"id\": \"%s\", \"prompt\": \"a small bird with a red head and black wings\", \"seed\": %d}"
                .formatted(id, i);
        producer.send(new ProducerRecord<>(TOPICS.get(0), id, request));
      }
    }
  }

  /** Records of each stage's topic that its group has not acknowledged. */
  private List<Long> lags() throws InterruptedException, ExecutionException {
    List<Long> lags = new ArrayList<>();
    for (int stage = 0; stage < TOPICS.size(); stage++) {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      partitions(TOPICS.get(stage)).forEach(partition -> ends.put(partition, OffsetSpec.latest()));
      Map<TopicPartition, OffsetAndMetadata> done =
          admin
              .listConsumerGroupOffsets(Simulation.STAGES.get(stage))
              .partitionsToOffsetAndMetadata()
              .get();
      lags.add(
          admin.listOffsets(ends).all().get().entrySet().stream()
              .mapToLong(end -> end.getValue().offset() - offset(done.get(end.getKey())))
              .sum());
    }
    return lags;
  }

  private List<TopicPartition> partitions(String topic)
      throws InterruptedException, ExecutionException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private static long offset(OffsetAndMetadata done) {
    return done == null ? 0 : done.offset();
  }

  @Override
  public void close() {
    admin.close();
  }
}
