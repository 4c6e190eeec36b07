// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A program that knows nothing of the platform but its topics, and writes bare JSON. */
final class PlainClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String servers;

  PlainClient(String servers) {
    this.servers = servers;
  }

  void request(String json) {
    send(new ProducerRecord<>("generation-requests", json));
  }

  /** As part of a trace that began elsewhere. */
  void request(String json, String traceparent) {
    ProducerRecord<String, String> request = new ProducerRecord<>("generation-requests", json);
    request.headers().add("traceparent", traceparent.getBytes(UTF_8));
    send(request);
  }

  private void send(ProducerRecord<String, String> request) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
      producer.send(request);
    }
  }

  /** The types of a job's events in their order, up to and with the one that ends like this. */
  List<String> eventTypes(String job, String last) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            servers,
            "group.id",
            UUID.randomUUID().toString(),
            "auto.offset.reset",
            "earliest");
    List<String> types = new ArrayList<>();
    Instant deadline = Instant.now().plus(PATIENCE);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("generation-events"));
      while (types.stream().noneMatch(type -> type.endsWith(last))
          && Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofMillis(200))) {
          if (job.equals(event.key())) {
            types.add(new String(event.headers().lastHeader("ce_type").value(), UTF_8));
          }
        }
      }
    }
    return types;
  }
}
