// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads jobs as a gateway does, without one. */
public final class TestJobLog implements AutoCloseable {

  private final Jobs jobs = new Jobs(1000);
  private final Thread thread;
  private volatile boolean closed;

  private TestJobLog(String servers) {
    this.thread = new Thread(() -> read(servers), "test-job-log");
  }

  public static TestJobLog start(String servers) {
    TestJobLog log = new TestJobLog(servers);
    log.thread.start();
    return log;
  }

  public Jobs jobs() {
    return jobs;
  }

  private void read(String servers) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "enable.auto.commit", "false"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      new JobTopics(jobs, Duration.ofHours(1)).follow(consumer, () -> !closed);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
