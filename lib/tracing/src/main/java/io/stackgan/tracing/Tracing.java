// SPDX-License-Identifier: Apache-2.0
package io.stackgan.tracing;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.stackgan.contracts.WireRecord;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Spans of a service, and the trace that a record belongs to. Where tracing is off, spans cost next
 * to nothing and records are handed on with the trace that they came with.
 */
public final class Tracing implements AutoCloseable {

  private static final W3CTraceContextPropagator PROPAGATOR =
      W3CTraceContextPropagator.getInstance();
  private static final String SCOPE = "io.stackgan";
  private static final String PATH = "/v1/traces";
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(1);

  private final Tracer tracer;
  private final Runnable closing;

  private Tracing(Tracer tracer, Runnable closing) {
    this.tracer = tracer;
    this.closing = closing;
  }

  public static Tracing off() {
    return new Tracing(OpenTelemetry.noop().getTracer(SCOPE), () -> {});
  }

  /** Off unless an endpoint is configured. */
  public static Tracing open(String service, TracingConfig config) {
    return config
        .endpoint()
        .map(endpoint -> to(service, batches(endpoint), config.share()))
        .orElseGet(Tracing::off);
  }

  /**
   * @param share of the traces that start here which are kept, 0 to 1
   */
  public static Tracing to(String service, SpanProcessor processor, double share) {
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(Resource.create(Attributes.of(stringKey("service.name"), service)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
            .addSpanProcessor(processor)
            .build();
    return new Tracing(provider.get(SCOPE), provider::close);
  }

  private static SpanProcessor batches(URI endpoint) {
    String address = endpoint.toString().replaceAll("/+$", "") + PATH;
    return BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder().setEndpoint(address).build())
        .setScheduleDelay(AT_LEAST_EVERY)
        .build();
  }

  /** A span that is to be started. */
  public SpanBuilder span(String name, SpanKind kind, Context parent) {
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
  }

  /** Ends a span as what it stands for went. */
  public static void end(Span span, Throwable failure) {
    if (failure != null) {
      span.recordException(failure);
      span.setStatus(StatusCode.ERROR, String.valueOf(failure.getMessage()));
    }
    span.end();
  }

  /** The trace that headers name; the root where they name none. */
  public static Context contextOf(Map<String, String> headers) {
    return PROPAGATOR.extract(Context.root(), headers, MapHeaders.INSTANCE);
  }

  public static Context contextOf(WireRecord record) {
    return PROPAGATOR.extract(Context.root(), record, RecordHeaders.INSTANCE);
  }

  /** The headers by which others go on with the trace; none where there is none. */
  public static Map<String, String> headers(Context context) {
    Map<String, String> headers = new HashMap<>();
    PROPAGATOR.inject(context, headers, Map::put);
    return headers;
  }

  /** The record as part of the trace. */
  public static WireRecord within(Context context, WireRecord record) {
    WireRecord within = record;
    for (Map.Entry<String, String> header : headers(context).entrySet()) {
      within = within.withHeader(header.getKey(), header.getValue());
    }
    return within;
  }

  /** Hands over what has not been sent yet. */
  @Override
  public void close() {
    closing.run();
  }
}
