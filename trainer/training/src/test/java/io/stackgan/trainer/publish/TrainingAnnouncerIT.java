// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.Topics;
import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.contracts.TrainingEventCodec;
import io.stackgan.contracts.WireRecord;
import io.stackgan.local.broker.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingAnnouncerIT {

  private final List<String> log = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  @Test
  void events_comeInTheirOrder() {
    try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0)) {
      broker.createTopics(Topics.TRAINING_EVENTS);
      try (TrainingAnnouncer announcer =
          new TrainingAnnouncer(broker.bootstrapServers(), log::add)) {
        LongStream.rangeClosed(1, 20).forEach(sequence -> announcer.send(event(sequence)));
      }
      assertThat(read(broker.bootstrapServers(), 20))
          .extracting(TrainingEvent::sequence)
          .isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
    }
    assertThat(log).isEmpty();
  }

  @Test
  void brokerThatIsAway_keepsNobodyWaiting_andIsToldOnce() {
    TrainingAnnouncer announcer = new TrainingAnnouncer("127.0.0.1:1", log::add);
    Instant start = Instant.now();
    LongStream.rangeClosed(1, 5000).forEach(sequence -> announcer.send(event(sequence)));
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    announcer.close();
    assertThat(log).singleElement().asString().startsWith("Training goes on");
  }

  private static TrainingEvent event(long sequence) {
    return TrainingEvent.of("birds", sequence, Type.PROGRESS, Instant.now());
  }

  private static List<TrainingEvent> read(String broker, int count) {
    List<TrainingEvent> events = new ArrayList<>();
    Instant end = Instant.now().plusSeconds(60);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(Topics.TRAINING_EVENTS, 0)));
      while (events.size() < count && Instant.now().isBefore(end)) {
        consumer.poll(Duration.ofMillis(200)).forEach(found -> events.add(decode(found)));
      }
    }
    return events;
  }

  private static TrainingEvent decode(ConsumerRecord<String, byte[]> found) {
    WireRecord record = new WireRecord(found.key(), found.value(), Map.of());
    for (Header header : StreamSupport.stream(found.headers().spliterator(), false).toList()) {
      record = record.withHeader(header.key(), new String(header.value()));
    }
    return TrainingEventCodec.decode(record);
  }
}
