// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.stackgan.contracts.WireRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Takes SmallRye's batches apart. SmallRye follows only the last record of each partition in a
 * batch: acknowledged record by record, a batch whose last record is done first would be committed
 * with the others still at work. So a batch is acknowledged as a whole, by its last record to be
 * done.
 */
public final class KafkaBatches {

  private KafkaBatches() {}

  public static List<ReceivedRecord> records(KafkaRecordBatch<String, byte[]> batch) {
    AtomicInteger open = new AtomicInteger(batch.getRecords().size());
    Runnable acknowledge =
        () -> {
          if (open.decrementAndGet() == 0) {
            batch.ack();
          }
        };
    List<ReceivedRecord> records = new ArrayList<>();
    for (KafkaRecord<String, byte[]> record : batch.getRecords()) {
      records.add(received(record, acknowledge));
    }
    return records;
  }

  private static ReceivedRecord received(KafkaRecord<String, byte[]> record, Runnable acknowledge) {
    ConsumerRecord<?, ?> origin =
        record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getRecord();
    return new ReceivedRecord(
        record.getTopic(),
        record.getPartition(),
        origin.offset(),
        record.getTimestamp(),
        new WireRecord(record.getKey(), record.getPayload(), headers(origin)),
        acknowledge);
  }

  /** Of a share group: acknowledged by itself. */
  static ReceivedRecord received(ConsumerRecord<String, byte[]> record, Runnable acknowledge) {
    return new ReceivedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        new WireRecord(record.key(), record.value(), headers(record)),
        acknowledge);
  }

  private static Map<String, byte[]> headers(ConsumerRecord<?, ?> record) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value());
    }
    return headers;
  }
}
