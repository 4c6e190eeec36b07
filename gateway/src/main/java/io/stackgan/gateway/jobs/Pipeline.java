// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.stackgan.contracts.GenerationCancellation;
import io.stackgan.contracts.GenerationCancellationCodec;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEventCodec;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The way into the pipeline. Each message counts as sent once the broker has acknowledged it. */
@ApplicationScoped
public class Pipeline {

  /** Whose a job is, as an extension attribute of the request's CloudEvent. */
  static final String TENANT = "ce_tenant";

  /** Whom to call when a job is over, as another one. */
  static final String WEBHOOK = "ce_webhook";

  private final MutinyEmitter<byte[]> requests;
  private final MutinyEmitter<byte[]> cancellations;
  private final MutinyEmitter<byte[]> events;

  Pipeline(
      @Channel(Topics.GENERATION_REQUESTS) MutinyEmitter<byte[]> requests,
      @Channel(Topics.GENERATION_CANCELLATIONS) MutinyEmitter<byte[]> cancellations,
      @Channel(Topics.GENERATION_EVENTS) MutinyEmitter<byte[]> events) {
    this.requests = requests;
    this.cancellations = cancellations;
    this.events = events;
  }

  /**
   * @param tenant whose the job is; empty for nobody's in particular
   */
  public Uni<Void> submit(GenerationRequest request, Optional<String> tenant, TraceContext trace) {
    return submit(new JobSubmission(request, Optional.empty()), tenant, trace);
  }

  Uni<Void> submit(JobSubmission asked, Optional<String> tenant, TraceContext trace) {
    WireRecord plain = GenerationRequestCodec.encode(asked.request());
    WireRecord owned = tenant.map(name -> plain.withHeader(TENANT, name)).orElse(plain);
    WireRecord whole = asked.webhook().map(url -> owned.withHeader(WEBHOOK, url)).orElse(owned);
    return send(requests, whole, trace);
  }

  /** Tells the stages to drop the job, and everybody that it is over unless it was before. */
  public Uni<Void> cancel(String job, TraceContext trace) {
    WireRecord broadcast = GenerationCancellationCodec.encode(new GenerationCancellation(job));
    return send(cancellations, broadcast, trace)
        .chain(() -> send(events, end(job, Status.CANCELLED), trace));
  }

  /** Tells everybody that the job has expired, unless it was over before. */
  Uni<Void> expire(String job) {
    return send(events, end(job, Status.EXPIRED), TraceContext.from(null));
  }

  private static WireRecord end(String job, Status status) {
    return GenerationEventCodec.encode(
        new GenerationEvent(job, status, null, 0, null, null, null, Timings.NONE, List.of(), null));
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
