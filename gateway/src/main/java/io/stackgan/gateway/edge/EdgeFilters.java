// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.stackgan.gateway.GatewayConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/** What happens to every request before any resource sees it. */
@ApplicationScoped
class EdgeFilters {

  private static final String BATCHES = "/v1/batches";
  private static final int FIRST = 400;
  private static final int SECOND = 300;
  private static final long DISCARD_MILLIS = 1000;

  private final long maxBodySize;
  private final long maxBatchSize;

  EdgeFilters(GatewayConfig config) {
    this.maxBodySize = config.maxBodySize();
    this.maxBatchSize = config.jobs().maxBatchSize();
  }

  void register(@Observes Filters filters) {
    filters.register(EdgeFilters::identify, FIRST);
    filters.register(this::refuseLargeBody, SECOND);
  }

  private static void identify(RoutingContext context) {
    String id = "req_" + UUID.randomUUID().toString().replace("-", "");
    context.response().putHeader("x-request-id", id);
    context.next();
  }

  private void refuseLargeBody(RoutingContext context) {
    long most = context.normalizedPath().equals(BATCHES) ? maxBatchSize : maxBodySize;
    if (contentLength(context) <= most) {
      context.next();
      return;
    }
    // Answered at once; what still arrives is discarded for a moment, because closing a connection
    // with unread data would reset it and the caller would never see the answer.
    context.request().resume();
    context.response().endHandler(ended -> closeSoon(context));
    context
        .response()
        .setStatusCode(413)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(Json.encode(RequestBodies.tooLarge(most).error().enveloped()));
  }

  private static void closeSoon(RoutingContext context) {
    context.vertx().setTimer(DISCARD_MILLIS, timer -> context.request().connection().close());
  }

  private static long contentLength(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException tooLong) {
      return Long.MAX_VALUE;
    }
  }
}
