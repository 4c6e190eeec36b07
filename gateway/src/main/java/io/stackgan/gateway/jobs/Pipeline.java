// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
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
import io.stackgan.contracts.ReleaseAnnouncement;
import io.stackgan.contracts.ReleaseAnnouncementCodec;
import io.stackgan.contracts.ReleasePin;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.models.Releases;
import io.stackgan.tracing.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
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
  private final MutinyEmitter<byte[]> announcements;
  private final Releases releases;
  private final Tracing tracing;

  Pipeline(
      @Channel(Topics.GENERATION_REQUESTS) MutinyEmitter<byte[]> requests,
      @Channel(Topics.GENERATION_CANCELLATIONS) MutinyEmitter<byte[]> cancellations,
      @Channel(Topics.GENERATION_EVENTS) MutinyEmitter<byte[]> events,
      @Channel(Topics.MODEL_RELEASES) MutinyEmitter<byte[]> announcements,
      Releases releases,
      Tracing tracing) {
    this.releases = releases;
    this.requests = requests;
    this.cancellations = cancellations;
    this.events = events;
    this.announcements = announcements;
    this.tracing = tracing;
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
    return pinned(asked.request(), whole)
        .chain(record -> send(requests, Topics.GENERATION_REQUESTS, record, trace));
  }

  private Uni<WireRecord> pinned(GenerationRequest request, WireRecord record) {
    return request.release() != null
        ? Uni.createFrom().item(record)
        : release(request.id())
            .map(release -> release.map(id -> ReleasePin.mark(record, id)).orElse(record));
  }

  /** Empty where the store has never answered: the stages find out for themselves. */
  private Uni<Optional<String>> release(String job) {
    return releases.of(job).onFailure(ApiException.class).recoverWithItem(Optional.empty());
  }

  /** Tells the stages to drop the job, and everybody that it is over unless it was before. */
  public Uni<Void> cancel(String job, TraceContext trace) {
    WireRecord broadcast = GenerationCancellationCodec.encode(new GenerationCancellation(job));
    return send(cancellations, Topics.GENERATION_CANCELLATIONS, broadcast, trace)
        .chain(() -> end(job, Status.CANCELLED, trace));
  }

  /** Tells everybody that the job has expired, unless it was over before. */
  Uni<Void> expire(String job) {
    return end(job, Status.EXPIRED, TraceContext.from(null));
  }

  /** Tells everybody that an alias names another release. */
  public Uni<Void> announce(ReleaseAnnouncement announcement) {
    WireRecord record = ReleaseAnnouncementCodec.encode(announcement);
    return send(announcements, Topics.MODEL_RELEASES, record, TraceContext.from(null));
  }

  private Uni<Void> end(String job, Status status, TraceContext trace) {
    GenerationEvent end =
        new GenerationEvent(job, status, null, 0, null, null, null, Timings.NONE, List.of(), null);
    return send(events, Topics.GENERATION_EVENTS, GenerationEventCodec.encode(end), trace);
  }

  private Uni<Void> send(
      MutinyEmitter<byte[]> emitter, String topic, WireRecord record, TraceContext trace) {
    Context parent = Tracing.contextOf(Map.of(TraceContext.HEADER, trace.text()));
    Span span = tracing.span(topic + " send", SpanKind.PRODUCER, parent).startSpan();
    span.setAttribute("stackgan.job", record.key());
    return emitter
        .sendMessage(message(Tracing.within(parent.with(span), record)))
        .onTermination()
        .invoke((nothing, failure, cancelled) -> Tracing.end(span, failure));
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
