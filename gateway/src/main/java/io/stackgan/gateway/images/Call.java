// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.stackgan.gateway.edge.Tenants;
import io.stackgan.gateway.idempotency.IdempotencyKey;
import io.stackgan.gateway.jobs.TraceContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * How a request was sent.
 *
 * @param tenant whose call it is; empty where nobody needs a key
 * @param patience after which the caller's client gives up, where it says so
 */
public record Call(
    Optional<String> tenant,
    TraceContext trace,
    Optional<IdempotencyKey> key,
    Optional<Duration> patience) {

  /** The official clients tell their time limit, in seconds. */
  private static final String PATIENCE = "x-stainless-timeout";

  public static Call of(RoutingContext http, byte[] body) {
    HttpServerRequest request = http.request();
    return new Call(
        Tenants.of(http),
        TraceContext.from(request.getHeader(TraceContext.HEADER)),
        IdempotencyKey.of(request, Tenants.of(http), body),
        Optional.ofNullable(request.getHeader(PATIENCE)).flatMap(Call::seconds));
  }

  /** Without what makes a repetition the same job. */
  public Call withoutKey() {
    return new Call(tenant, trace, Optional.empty(), patience);
  }

  /** Before which an answer must be there. */
  Duration limit(Duration deadline) {
    return patience.filter(own -> own.compareTo(deadline) < 0).orElse(deadline);
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("[1-9][0-9]{0,8}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }
}
