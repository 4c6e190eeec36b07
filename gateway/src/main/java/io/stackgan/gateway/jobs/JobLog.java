// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stackgan.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Keeps this gateway's jobs as the topics tell them, on a thread of its own. */
@ApplicationScoped
class JobLog {

  private static final Logger LOG = Logger.getLogger(JobLog.class);
  private static final long PAUSE_MILLIS = 1000;

  private final Map<String, Object> kafka;
  private final JobTopics topics;
  private final Thread thread = new Thread(this::run, "job-log");
  private volatile KafkaConsumer<String, byte[]> consumer;
  private volatile boolean closed;

  JobLog(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      Jobs jobs,
      GatewayConfig config) {
    this.kafka = kafka;
    this.topics = new JobTopics(jobs, config.jobs().history());
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    closed = true;
    KafkaConsumer<String, byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    thread.join(Duration.ofSeconds(2).toMillis());
  }

  /** Whether all that the topics held at the start is known. */
  boolean isCaughtUp() {
    return topics.isCaughtUp();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  private void run() {
    while (!closed) {
      try (KafkaConsumer<String, byte[]> reader = open()) {
        consumer = reader;
        topics.follow(reader, () -> !closed);
      } catch (WakeupException | InterruptException e) {
        LOG.debug("The reader of jobs is stopped");
      } catch (KafkaException e) {
        LOG.warnf("Cannot read the topics of jobs, trying again: %s", e.getMessage());
        pause();
      }
    }
  }

  private KafkaConsumer<String, byte[]> open() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
