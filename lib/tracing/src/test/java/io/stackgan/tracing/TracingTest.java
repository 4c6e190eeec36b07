// SPDX-License-Identifier: Apache-2.0
package io.stackgan.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.stackgan.contracts.WireRecord;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracingTest {

  private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final WireRecord RECORD =
      new WireRecord("k", new byte[0], Map.of())
          .withHeader("traceparent", CALLER)
          .withHeader("tracestate", "a=b");

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

  @Test
  void withoutEndpoint_tracesNothing_andHandsTheTraceOn() {
    try (Tracing tracing = Tracing.open("s", config(Optional.empty(), 1))) {
      Context parent = Tracing.contextOf(RECORD);
      Span span = tracing.span("work", SpanKind.CONSUMER, parent).startSpan();

      assertThat(span.isRecording()).isFalse();
      WireRecord next = new WireRecord("n", new byte[0], Map.of());
      assertThat(Tracing.within(parent.with(span), next).header("traceparent")).contains(CALLER);
      assertThat(Tracing.within(parent.with(span), next).header("tracestate")).contains("a=b");
    }
  }

  @Test
  void span_isPartOfTheRecordsTrace_andTheNextRecordIsPartOfTheSpan() {
    try (Tracing tracing = Tracing.to("s", SimpleSpanProcessor.create(exporter), 1)) {
      Context parent = Tracing.contextOf(RECORD);
      Span span = tracing.span("work", SpanKind.CONSUMER, parent).startSpan();
      Tracing.end(span, null);

      SpanData data = exporter.getFinishedSpanItems().get(0);
      assertThat(data.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
      assertThat(data.getParentSpanId()).isEqualTo("b7ad6b7169203331");
      assertThat(Tracing.headers(parent.with(span)).get("traceparent"))
          .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-" + data.getSpanId() + "-01");
    }
  }

  @Test
  void failure_isTheSpansStatus() {
    try (Tracing tracing = Tracing.to("s", SimpleSpanProcessor.create(exporter), 1)) {
      Span span = tracing.span("work", SpanKind.CONSUMER, Context.root()).startSpan();
      Tracing.end(span, new IllegalStateException("no room"));

      assertThat(exporter.getFinishedSpanItems().get(0).getStatus())
          .isEqualTo(StatusData.create(io.opentelemetry.api.trace.StatusCode.ERROR, "no room"));
    }
  }

  @Test
  void shareOfNothing_keepsOnlyWhatTheCallerKeeps() {
    try (Tracing tracing = Tracing.to("s", SimpleSpanProcessor.create(exporter), 0)) {
      tracing.span("own", SpanKind.SERVER, Context.root()).startSpan().end();
      tracing.span("caller's", SpanKind.SERVER, Tracing.contextOf(RECORD)).startSpan().end();

      assertThat(exporter.getFinishedSpanItems())
          .extracting(SpanData::getName)
          .containsExactly("caller's");
    }
  }

  @Test
  void spans_reachTheCollector() {
    try (TraceCollector collector = new TraceCollector()) {
      try (Tracing tracing = Tracing.open("s", config(Optional.of(collector.endpoint()), 1))) {
        tracing.span("work", SpanKind.CONSUMER, Tracing.contextOf(RECORD)).startSpan().end();
      }

      assertThat(collector.spans())
          .extracting(TraceCollector.Received::name, TraceCollector.Received::trace)
          .containsExactly(tuple("work", "0af7651916cd43dd8448eb211c80319c"));
    }
  }

  private static TracingConfig config(Optional<URI> endpoint, double share) {
    return new TracingConfig() {
      @Override
      public Optional<URI> endpoint() {
        return endpoint;
      }

      @Override
      public double share() {
        return share;
      }
    };
  }
}
