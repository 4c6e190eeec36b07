// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.MalformedMessageException;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads every event: each gateway has a group of its own. */
@ApplicationScoped
class GenerationEventsConsumer {

  private static final Logger LOG = Logger.getLogger(GenerationEventsConsumer.class);

  private final Jobs jobs;

  GenerationEventsConsumer(Jobs jobs) {
    this.jobs = jobs;
  }

  @Incoming(Topics.GENERATION_EVENTS)
  void consume(ConsumerRecord<String, byte[]> record) {
    try {
      jobs.apply(GenerationEventCodec.decode(wireRecord(record)));
    } catch (MalformedMessageException malformed) {
      LOG.warnf(
          "Passed over an event at %s-%d@%d: %s",
          record.topic(), record.partition(), record.offset(), malformed.getMessage());
    }
  }

  private static WireRecord wireRecord(ConsumerRecord<String, byte[]> record) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value());
    }
    return new WireRecord(record.key(), record.value(), headers);
  }
}
