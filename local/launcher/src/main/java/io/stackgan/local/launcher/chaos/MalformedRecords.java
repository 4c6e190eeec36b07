// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends what nobody can read to the topics, and remembers where each record came to lie. */
final class MalformedRecords implements AutoCloseable {

  private static final List<String> WORK =
      List.of(Topics.GENERATION_REQUESTS, Topics.TEXT_EMBEDDINGS, Topics.STAGE1_IMAGES);
  private static final List<String> TEXTS =
      List.of(
          "",
          "null",
          "[]",
          "{}",
          "{\"prompt\":7}",
          "{\"prompt\":\"a bird\",\"n\":99}",
          "{\"prompt");
  private static final int LONGEST = 2000;

  private final Random random;
  private final KafkaProducer<String, byte[]> producer;
  private final Set<String> places = ConcurrentHashMap.newKeySet();

  MalformedRecords(String bootstrapServers, long seed) {
    this.random = new Random(seed);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "delivery.timeout.ms", 300_000),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** One to each topic of work. */
  void send() {
    WORK.forEach(this::send);
  }

  /** So many in all, to the topics of work in turns, and returns once they are stored. */
  void send(int count) {
    for (int i = 0; i < count; i++) {
      send(WORK.get(i % WORK.size()));
    }
    producer.flush();
  }

  private void send(String topic) {
    producer.send(
        new ProducerRecord<>(topic, null, bytes()),
        (at, failure) -> {
          if (failure == null) {
            places.add(JobHistory.place(at.topic(), at.partition(), at.offset()));
          }
        });
  }

  private byte[] bytes() {
    if (random.nextBoolean()) {
      return TEXTS.get(random.nextInt(TEXTS.size())).getBytes(UTF_8);
    }
    byte[] bytes = new byte[1 + random.nextInt(LONGEST)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Of all that the broker took. */
  Set<String> places() {
    producer.flush();
    return places;
  }

  @Override
  public void close() {
    producer.close();
  }
}
