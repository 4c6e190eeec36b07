// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.WebhooksConfig;
import io.stackgan.gateway.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Tells of jobs that are over, on a thread of its own, where webhooks are on. */
@ApplicationScoped
class NotificationLog {

  static final String GROUP = "gateway-webhooks";

  private static final Logger LOG = Logger.getLogger(NotificationLog.class);
  private static final long PAUSE_MILLIS = 1000;

  private final Map<String, Object> kafka;
  private final Jobs jobs;
  private final Notifier notifier;
  private final Pauses pauses;
  private final boolean enabled;
  private final Thread thread = new Thread(this::run, "webhooks");
  private volatile boolean closed;

  @Inject
  NotificationLog(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      Jobs jobs,
      WebhookNotifier notifier,
      GatewayConfig config) {
    this(kafka, jobs, notifier, pauses(config.webhooks()), config.webhooks().secret().isPresent());
  }

  NotificationLog(
      Map<String, Object> kafka, Jobs jobs, Notifier notifier, Pauses pauses, boolean enabled) {
    this.kafka = kafka;
    this.jobs = jobs;
    this.notifier = notifier;
    this.pauses = pauses;
    this.enabled = enabled;
  }

  private static Pauses pauses(WebhooksConfig config) {
    return new Pauses(config.firstPause(), config.longestPause(), config.giveUp());
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    closed = true;
    thread.join(Duration.ofSeconds(2).toMillis());
  }

  private void run() {
    while (!closed) {
      try (KafkaConsumer<String, byte[]> consumer = open()) {
        new EndedJobs(new Notifications(jobs, notifier, pauses), consumer).follow(() -> !closed);
      } catch (InterruptException e) {
        LOG.debug("The reader of ended jobs is stopped");
      } catch (KafkaException e) {
        LOG.warnf("Cannot read which jobs have ended, trying again: %s", e.getMessage());
        pause();
      }
    }
  }

  private KafkaConsumer<String, byte[]> open() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
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
