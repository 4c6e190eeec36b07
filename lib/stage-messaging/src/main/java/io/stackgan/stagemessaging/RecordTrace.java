// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.stackgan.tracing.Tracing;
import java.time.Instant;
import org.slf4j.MDC;

/** One record's part of its trace: from its arrival until it is acknowledged. */
final class RecordTrace {

  private static final String JOB = "job";
  private static final String TRACE = "traceId";

  private final Tracing tracing;
  private final Span span;
  private final Context context;
  private final String trace;
  private volatile String job;

  private RecordTrace(Tracing tracing, Span span, Context context) {
    this.tracing = tracing;
    this.span = span;
    this.context = context;
    this.trace = Span.fromContext(context).getSpanContext().getTraceId();
  }

  static RecordTrace start(Tracing tracing, ReceivedRecord record) {
    Context parent = Tracing.contextOf(record.content());
    Span span =
        tracing
            .span(record.topic() + " process", SpanKind.CONSUMER, parent)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.destination.name", record.topic())
            .setAttribute("messaging.destination.partition.id", "" + record.partition())
            .setAttribute("messaging.kafka.offset", record.offset())
            .startSpan();
    return new RecordTrace(tracing, span, parent.with(span));
  }

  void isAbout(JobHeader header) {
    job = header.job();
    span.setAttribute("stackgan.job", header.job());
    if (header.index() != null) {
      span.setAttribute("stackgan.index", header.index());
    }
  }

  /** A part of the work that is over. */
  void step(String name, long nanos, String release, int batch) {
    if (span.isRecording()) {
      Instant end = Instant.now();
      tracing
          .span(name, SpanKind.INTERNAL, context)
          .setStartTimestamp(end.minusNanos(nanos))
          .setAttribute("stackgan.release", release)
          .setAttribute("stackgan.batch.size", batch)
          .startSpan()
          .end(end);
    }
  }

  Tracing tracing() {
    return tracing;
  }

  Context context() {
    return context;
  }

  void failed(Throwable failure) {
    span.recordException(failure);
    span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
  }

  void end() {
    span.end();
  }

  /** Does something whose log lines name the job and its trace. */
  void log(Runnable work) {
    MDC.put(TRACE, trace);
    if (job != null) {
      MDC.put(JOB, job);
    }
    try {
      work.run();
    } finally {
      MDC.remove(TRACE);
      MDC.remove(JOB);
    }
  }
}
