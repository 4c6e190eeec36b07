// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.stackgan.tracing.Tracing;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;

/** Makes each call of the API a part of its caller's trace, or the beginning of one. */
@ApplicationScoped
class TracedRequests {

  /** Before whoever may refuse the request. */
  private static final int FIRST = 500;

  private static final String API = "/v1/";

  private final Tracing tracing;

  TracedRequests(Tracing tracing) {
    this.tracing = tracing;
  }

  void register(@Observes Filters filters) {
    filters.register(this::trace, FIRST);
  }

  private void trace(RoutingContext call) {
    String path = call.normalizedPath();
    if (path.startsWith(API)) {
      MultiMap headers = call.request().headers();
      Context caller = Tracing.contextOf(map(headers));
      Span span =
          tracing
              .span(call.request().method() + " " + route(path), SpanKind.SERVER, caller)
              .setAttribute("http.request.method", call.request().method().name())
              .setAttribute("url.path", path)
              .startSpan();
      if (span.getSpanContext().isValid()) {
        LogContext.call(span.getSpanContext().getTraceId());
      }
      // Whatever the call leads to goes on with its header.
      Tracing.headers(caller.with(span)).forEach(headers::set);
      call.addEndHandler(ended -> end(call, span));
    }
    call.next();
  }

  /** Without ids, so that calls of one kind have one name. */
  private static String route(String path) {
    return API + path.split("/")[2];
  }

  private static void end(RoutingContext call, Span span) {
    int status = call.response().getStatusCode();
    span.setAttribute("http.response.status_code", status);
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  private static Map<String, String> map(MultiMap headers) {
    Map<String, String> trace = new HashMap<>();
    for (String name : new String[] {"traceparent", "tracestate"}) {
      if (headers.contains(name)) {
        trace.put(name, headers.get(name));
      }
    }
    return trace;
  }
}
