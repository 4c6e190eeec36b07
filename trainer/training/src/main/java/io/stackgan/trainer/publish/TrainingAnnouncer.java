// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEventCodec;
import io.stackgan.contracts.WireRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends a run's events to {@value Topics#TRAINING_EVENTS} on a thread of its own, in their order. A
 * broker that is away is tried again and again; of too many events that wait, the oldest are lost.
 */
public final class TrainingAnnouncer implements AutoCloseable {

  private static final String BROKER = "kafka.bootstrap.servers";
  private static final int MOST_WAITING = 1000;
  private static final int PATIENCE = 10_000;
  private static final int BUFFER_BYTES = 1 << 20;

  private final String broker;
  private final Consumer<String> log;
  private final Deque<TrainingEvent> waiting = new ArrayDeque<>();
  private final Thread worker = new Thread(this::work, "training-events");
  private boolean away;
  private boolean closing;

  TrainingAnnouncer(String broker, Consumer<String> log) {
    this.broker = broker;
    this.log = log;
    worker.setDaemon(true);
    worker.start();
  }

  /** Empty when the environment names no broker by {@code KAFKA_BOOTSTRAP_SERVERS}. */
  public static Optional<TrainingAnnouncer> ofEnvironment(Consumer<String> log) {
    return new SmallRyeConfigBuilder()
        .addDefaultSources()
        .addDefaultInterceptors()
        .build()
        .getOptionalValue(BROKER, String.class)
        .map(broker -> new TrainingAnnouncer(broker, log));
  }

  /** Sends the event soon; never waits. */
  public synchronized void send(TrainingEvent event) {
    waiting.add(event);
    if (waiting.size() > MOST_WAITING) {
      waiting.remove();
    }
    notifyAll();
  }

  /** Sends what waits, for ten seconds at most. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      worker.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try (Producer<String, byte[]> producer = new KafkaProducer<>(settings())) {
      for (Optional<TrainingEvent> event = next(); event.isPresent(); event = next()) {
        if (isSent(producer, event.get())) {
          sent(event.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      tellOnce(e);
    }
  }

  private synchronized Optional<TrainingEvent> next() throws InterruptedException {
    while (waiting.isEmpty() && !closing) {
      wait();
    }
    return closing && away ? Optional.empty() : Optional.ofNullable(waiting.peek());
  }

  private synchronized void sent(TrainingEvent event) {
    waiting.remove(event);
  }

  private boolean isSent(Producer<String, byte[]> producer, TrainingEvent event)
      throws InterruptedException {
    WireRecord wire = TrainingEventCodec.encode(event);
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.TRAINING_EVENTS, wire.key(), wire.value());
    wire.headers().forEach(message.headers()::add);
    try {
      producer.send(message).get();
      if (away) {
        log.accept("The broker takes training events again");
      }
      away = false;
      return true;
    } catch (ExecutionException | KafkaException e) {
      tellOnce(e);
      return false;
    }
  }

  private void tellOnce(Exception e) {
    if (!away) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      log.accept(
          "Training goes on without announcing it: the broker at %s does not answer (%s)"
              .formatted(broker, cause.getMessage()));
    }
    away = true;
  }

  private Map<String, Object> settings() {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        broker,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        StringSerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        BUFFER_BYTES,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        PATIENCE / 2,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        PATIENCE / 2,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        PATIENCE,
        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        PATIENCE);
  }
}
