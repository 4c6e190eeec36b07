// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of a share group: takes a few records over, and further ones when all that those led to
 * is stored. It never renews a lock; the group's locks are long instead.
 */
final class ShareGroupReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShareGroupReader.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final ShareConsumer<String, byte[]> consumer;
  private final String topic;
  private final TaskTaker stage;
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final Thread thread = new Thread(this::read, "share-group-reader");

  private volatile RuntimeException crash;

  /**
   * @param consumer that acknowledges explicitly
   */
  ShareGroupReader(ShareConsumer<String, byte[]> consumer, String topic, TaskTaker stage) {
    this.consumer = consumer;
    this.topic = topic;
    this.stage = stage;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try (consumer) {
      consumer.subscribe(Set.of(topic));
      while (!stop.isDone()) {
        work(consumer.poll(POLL));
      }
    } catch (RuntimeException e) {
      crash = e;
      LOG.error("The reader of {} has crashed; restart the service", topic, e);
    }
  }

  private void work(ConsumerRecords<String, byte[]> records) {
    Map<ConsumerRecord<String, byte[]>, CompletableFuture<Void>> open = new LinkedHashMap<>();
    records.forEach(record -> open.put(record, new CompletableFuture<>()));
    open.forEach(this::hand);
    CompletableFuture<Void> all =
        CompletableFuture.allOf(open.values().toArray(CompletableFuture[]::new));
    CompletableFuture.anyOf(all, stop).join();
    open.forEach((record, done) -> consumer.acknowledge(record, answer(done.isDone())));
  }

  private void hand(ConsumerRecord<String, byte[]> record, CompletableFuture<Void> done) {
    ReceivedRecord received = KafkaBatches.received(record, () -> done.complete(null));
    if (record.deliveryCount().orElse((short) 1) >= ShareGroups.LAST_DELIVERIES) {
      stage.abandon(received);
    } else {
      stage.accept(received);
    }
  }

  /** What is not done when the reader stops goes to another. */
  private static AcknowledgeType answer(boolean done) {
    return done ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE;
  }

  /** What has stopped the reader, if anything. */
  Optional<RuntimeException> crash() {
    return Optional.ofNullable(crash);
  }

  /** Acknowledges what is done and hands back the rest. */
  @Override
  public void close() {
    stop.complete(null);
    try {
      thread.join(LONGEST_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
