// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.contracts.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends what nobody can read, to the topics and to the gateway. */
final class Poison implements AutoCloseable {

  private static final List<String> TOPICS =
      List.of(Topics.GENERATION_REQUESTS, Topics.TEXT_EMBEDDINGS, Topics.STAGE1_IMAGES);
  private static final int LONGEST = 2000;

  private final Random random;
  private final JobApi api;
  private final KafkaProducer<String, byte[]> producer;
  private int records;
  private int requests;
  private int unrefused;

  Poison(String bootstrapServers, JobApi api, long seed) {
    this.api = api;
    this.random = new Random(seed);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "delivery.timeout.ms", 300_000),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** A record to each topic of work, and a request. */
  void send() throws InterruptedException {
    for (String topic : TOPICS) {
      producer.send(new ProducerRecord<>(topic, null, bytes()));
      records++;
    }
    try {
      int status = api.submitBroken("{\"prompt\":" + random.nextInt() + "}");
      requests++;
      unrefused += status / 100 == 4 ? 0 : 1;
    } catch (IOException away) {
      // The gateway is down just now; this one does not count.
    }
  }

  private byte[] bytes() {
    byte[] bytes = new byte[1 + random.nextInt(LONGEST)];
    random.nextBytes(bytes);
    return bytes;
  }

  int records() {
    return records;
  }

  int requests() {
    return requests;
  }

  /** Broken requests that were not answered as such. */
  int unrefused() {
    return unrefused;
  }

  @Override
  public void close() {
    producer.close();
  }
}
