// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import io.stackgan.contracts.Topics;
import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Position;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.contracts.TrainingEventCodec;
import io.stackgan.contracts.WireRecord;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A run that tells of itself. */
public final class TrainingTopic implements AutoCloseable {

  private static final long STEPS = 20_000;

  private final KafkaProducer<String, byte[]> producer;
  private final String run;
  private long sequence;

  public TrainingTopic(String broker, String run) {
    this.run = run;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker), new StringSerializer(), new ByteArraySerializer());
  }

  /** Losses as they go, beside what is no loss. */
  public void progress(long step) {
    double noise = Math.sin(step) * 0.1;
    send(
        TrainingEvent.of(run, ++sequence, Type.PROGRESS, Instant.now())
            .at("stage1", new Position(step, STEPS, step / 90, step / 10.0, (STEPS - step) / 10.0))
            .measured(
                Map.of(
                    "generator",
                    0.7 + noise,
                    "discriminator",
                    1.2 - noise,
                    "images-a-second",
                    130.0,
                    "memory-megabytes",
                    1467.0)));
  }

  public void end(Type end) {
    send(TrainingEvent.of(run, ++sequence, end, Instant.now()));
  }

  private void send(TrainingEvent event) {
    WireRecord content = TrainingEventCodec.encode(event);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.TRAINING_EVENTS, content.key(), content.value());
    content.headers().forEach((name, value) -> record.headers().add(name, value));
    producer.send(record);
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
