// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.SECONDS;
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
import io.stackgan.gateway.jobs.TestJobLog;
import io.stackgan.gateway.notifications.Notifier.Outcome;
import io.stackgan.local.broker.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several gateways, one after the other and side by side, on a real broker. */
class NotificationLogIT {

  private static final Pauses PAUSES =
      new Pauses(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofHours(1));

  @TempDir Path folder;

  private final Queue<AutoCloseable> running = new ConcurrentLinkedQueue<>();
  private KafkaBroker broker;
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void start() {
    broker = KafkaBroker.start(folder.resolve("kafka"), 0);
    broker.createTopics(Topics.all(), 3);
    producer =
        new KafkaProducer<>(
            // A new partition may refuse the first batch and take the second, which is never
            // mended.
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "max.in.flight.requests.per.connection",
                1),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : running) {
      one.close();
    }
    producer.close();
    broker.close();
  }

  @Test
  void jobThatNobodyCouldBeToldOf_isToldByTheNextGateway() throws Exception {
    BlockingQueue<String> tried = new LinkedBlockingQueue<>();
    AutoCloseable first =
        gateway(
            (job, ended) -> {
              tried.add(job.id());
              return completedFuture(Outcome.FAILED);
            });
    send("told", 1);
    assertThat(tried.poll(60, SECONDS)).isEqualTo("told");
    assertThat(tried.poll(60, SECONDS)).as("another try").isEqualTo("told");
    first.close();

    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    AutoCloseable second = gateway(into(told));
    assertThat(told.poll(60, SECONDS)).isEqualTo("told");
    second.close();

    BlockingQueue<String> nothing = new LinkedBlockingQueue<>();
    gateway(into(nothing));
    send("after", 1);
    assertThat(nothing.poll(60, SECONDS)).as("what was told is committed").isEqualTo("after");
  }

  @Test
  void jobOfSeveralPictures_isToldOnce_byOneOfTheGateways() throws Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    gateway(into(told));
    gateway(into(told));
    for (int job = 0; job < 20; job++) {
      send("job" + job, 3);
    }
    send("without", 1, null);
    for (int job = 0; job < 20; job++) {
      assertThat(told.poll(60, SECONDS)).isNotNull();
    }
    assertThat(told.poll(1, SECONDS)).as("one told twice, or without being asked").isNull();
  }

  private static Notifier into(Queue<String> told) {
    return (job, ended) -> {
      told.add(job.id());
      return completedFuture(Outcome.SETTLED);
    };
  }

  private AutoCloseable gateway(Notifier notifier) throws Exception {
    TestJobLog reading = TestJobLog.start(broker.bootstrapServers());
    NotificationLog log =
        new NotificationLog(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            reading.jobs(),
            notifier,
            PAUSES,
            true);
    log.start(null);
    AutoCloseable both =
        () -> {
          log.stop(null);
          reading.close();
        };
    running.add(both);
    return both;
  }

  private void send(String job, int n) {
    send(job, n, "https://example.com/");
  }

  private void send(String job, int n, String webhook) {
    WireRecord request =
        GenerationRequestCodec.encode(
            new GenerationRequest(
                job, "a bird", n, ImageSize.SKETCH, 7, null, null, Priority.BULK));
    send(
        Topics.GENERATION_REQUESTS,
        webhook == null ? request : request.withHeader("ce_webhook", webhook));
    for (int index = 0; index < n; index++) {
      send(
          Topics.GENERATION_EVENTS,
          GenerationEventCodec.encode(
              new GenerationEvent(
                  job,
                  Status.COMPLETED,
                  index,
                  n,
                  7L,
                  "birds",
                  ImageSize.SKETCH,
                  Timings.NONE,
                  List.of(),
                  null)));
    }
  }

  private void send(String topic, WireRecord content) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, content.key(), content.value());
    content.headers().forEach((name, value) -> record.headers().add(name, value));
    producer.send(record);
  }
}
