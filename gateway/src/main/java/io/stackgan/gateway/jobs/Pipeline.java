// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.stackgan.contracts.GenerationCancellation;
import io.stackgan.contracts.GenerationCancellationCodec;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The way into the pipeline. Each message counts as sent once the broker has acknowledged it. */
@ApplicationScoped
public class Pipeline {

  private final MutinyEmitter<byte[]> requests;
  private final MutinyEmitter<byte[]> cancellations;

  Pipeline(
      @Channel(Topics.GENERATION_REQUESTS) MutinyEmitter<byte[]> requests,
      @Channel(Topics.GENERATION_CANCELLATIONS) MutinyEmitter<byte[]> cancellations) {
    this.requests = requests;
    this.cancellations = cancellations;
  }

  public Uni<Void> submit(GenerationRequest request, TraceContext trace) {
    return send(requests, GenerationRequestCodec.encode(request), trace);
  }

  public Uni<Void> cancel(String job, TraceContext trace) {
    return send(
        cancellations, GenerationCancellationCodec.encode(new GenerationCancellation(job)), trace);
  }

  private static Uni<Void> send(
      MutinyEmitter<byte[]> emitter, WireRecord record, TraceContext trace) {
    return emitter.sendMessage(message(record.withHeader(TraceContext.HEADER, trace.text())));
  }

  private static Message<byte[]> message(WireRecord record) {
    Headers headers = new RecordHeaders();
    record.headers().forEach(headers::add);
    return Message.of(record.value())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(record.key())
                .withHeaders(headers)
                .build());
  }
}
