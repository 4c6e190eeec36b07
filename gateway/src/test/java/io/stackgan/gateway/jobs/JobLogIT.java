// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Priority;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.local.broker.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that starts later knows what the others know before it says that it is caught up. */
class JobLogIT {

  private static final int JOBS = 500;

  @TempDir Path folder;

  @Test
  void replicaThatStarts_knowsEveryJobBeforeItIsReady_andTheSameOutcomes() {
    try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0)) {
      broker.createTopics(Topics.all(), 3);
      fill(broker.bootstrapServers());
      for (int replica = 0; replica < 2; replica++) {
        Jobs jobs = new Jobs(10_000);
        readUntilCaughtUp(broker.bootstrapServers(), jobs);
        assertThat(jobs.newest(job -> true, null, 10_000)).hasSize(JOBS);
        assertThat(jobs.open()).isEmpty();
        for (int job = 0; job < JOBS; job++) {
          assertThat(jobs.find("j" + job).orElseThrow().outcome()).contains(outcome(job));
        }
      }
    }
  }

  @Test
  void historyBeforeTheWindow_isPassedOver() {
    try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0)) {
      broker.createTopics(Topics.all(), 1);
      fill(broker.bootstrapServers());
      Jobs jobs = new Jobs(10_000);
      JobTopics topics = new JobTopics(jobs, Duration.ofSeconds(-60));
      try (KafkaConsumer<String, byte[]> consumer = consumer(broker.bootstrapServers())) {
        topics.follow(consumer, () -> !topics.isCaughtUp());
      }
      assertThat(jobs.newest(job -> true, null, 10)).isEmpty();
    }
  }

  private static void readUntilCaughtUp(String servers, Jobs jobs) {
    JobTopics topics = new JobTopics(jobs, Duration.ofHours(1));
    try (KafkaConsumer<String, byte[]> consumer = consumer(servers)) {
      topics.follow(consumer, () -> !topics.isCaughtUp());
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(String servers) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", servers, "enable.auto.commit", "false"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Two outcomes each: which is first counts. */
  private static Status outcome(int job) {
    return job % 2 == 0 ? Status.COMPLETED : Status.EXPIRED;
  }

  private static void fill(String servers) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            // A new partition may refuse the first batch and take the second, which is never
            // mended.
            Map.of("bootstrap.servers", servers, "max.in.flight.requests.per.connection", 1),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int job = 0; job < JOBS; job++) {
        GenerationRequest request =
            new GenerationRequest(
                "j" + job, "a bird", 1, ImageSize.FULL, 7, null, null, Priority.BULK);
        send(producer, Topics.GENERATION_REQUESTS, GenerationRequestCodec.encode(request));
        Status first = outcome(job);
        Status second = outcome(job + 1);
        send(producer, Topics.GENERATION_EVENTS, event("j" + job, first));
        send(producer, Topics.GENERATION_EVENTS, event("j" + job, second));
      }
    }
  }

  private static WireRecord event(String job, Status status) {
    Integer index = status == Status.COMPLETED ? 0 : null;
    return GenerationEventCodec.encode(
        new GenerationEvent(
            job, status, index, 1, 7L, "birds", ImageSize.FULL, Timings.NONE, List.of(), null));
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, String topic, WireRecord content) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, content.key(), content.value());
    content.headers().forEach((name, value) -> record.headers().add(name, value));
    producer.send(record);
  }
}
