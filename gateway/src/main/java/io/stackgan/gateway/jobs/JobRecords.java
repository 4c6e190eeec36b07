// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.MalformedMessageException;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** What records of requests and events mean for jobs. */
final class JobRecords {

  private static final Logger LOG = Logger.getLogger(JobRecords.class);

  /** Whoever sends a request without an id learns of the job by its events. */
  private static final String NAMELESS = "nameless";

  private final Jobs jobs;

  JobRecords(Jobs jobs) {
    this.jobs = jobs;
  }

  void apply(ConsumerRecord<String, byte[]> record) {
    WireRecord content = new WireRecord(record.key(), record.value(), headers(record));
    Instant time = Instant.ofEpochMilli(record.timestamp());
    try {
      if (record.topic().equals(Topics.GENERATION_EVENTS)) {
        jobs.apply(GenerationEventCodec.decode(content), time);
      } else {
        request(content, time);
      }
    } catch (MalformedMessageException malformed) {
      LOG.debugf(
          "Passed over %s-%d@%d: %s",
          record.topic(), record.partition(), record.offset(), malformed.getMessage());
    }
  }

  private void request(WireRecord content, Instant time) {
    GenerationRequest request = GenerationRequestCodec.decode(content, NAMELESS);
    if (!request.id().equals(NAMELESS)) {
      jobs.apply(
          request,
          content.header(Pipeline.TENANT).orElse(null),
          content.header(Pipeline.WEBHOOK).orElse(null),
          time);
    }
  }

  private static Map<String, byte[]> headers(ConsumerRecord<?, ?> record) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    return headers;
  }
}
