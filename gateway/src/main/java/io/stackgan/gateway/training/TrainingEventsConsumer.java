// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.training;

import io.stackgan.contracts.MalformedMessageException;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.TrainingEventCodec;
import io.stackgan.contracts.WireRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads every event of every run, from the topic's beginning, in a group of its own. */
@ApplicationScoped
class TrainingEventsConsumer {

  private static final Logger LOG = Logger.getLogger(TrainingEventsConsumer.class);

  private final TrainingRuns runs;

  TrainingEventsConsumer(TrainingRuns runs) {
    this.runs = runs;
  }

  @Incoming(Topics.TRAINING_EVENTS)
  void consume(ConsumerRecord<String, byte[]> record) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value());
    }
    try {
      runs.apply(TrainingEventCodec.decode(new WireRecord(record.key(), record.value(), headers)));
    } catch (MalformedMessageException malformed) {
      LOG.warnf(
          "Passed over an event at %s-%d@%d: %s",
          record.topic(), record.partition(), record.offset(), malformed.getMessage());
    }
  }
}
