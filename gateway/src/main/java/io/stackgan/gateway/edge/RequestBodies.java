// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.stackgan.gateway.GatewayConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads bodies up to the limit. The framework's own limit answers without an error that the caller
 * could read when a body did not say its length.
 */
@ApplicationScoped
public class RequestBodies {

  private final long limit;

  RequestBodies(GatewayConfig config) {
    this.limit = config.maxBodySize();
  }

  /** The body; fails with 413 as soon as it turns out to be larger than the limit. */
  public Uni<byte[]> read(HttpServerRequest request) {
    return read(request, limit);
  }

  /** The same with another limit, in bytes. */
  public Uni<byte[]> read(HttpServerRequest request, long most) {
    return Uni.createFrom().emitter(emitter -> read(request, most, emitter));
  }

  private static void read(HttpServerRequest request, long limit, UniEmitter<? super byte[]> body) {
    Buffer read = Buffer.buffer();
    request.handler(
        part -> {
          if (read.length() + part.length() <= limit) {
            read.appendBuffer(part);
          } else {
            request.handler(rest -> {});
            body.fail(tooLarge(limit));
          }
        });
    request.endHandler(end -> body.complete(read.getBytes()));
    request.exceptionHandler(body::fail);
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    request.resume();
  }

  static ApiException tooLarge(long limit) {
    return ApiException.refused(
        413,
        null,
        "body_too_large",
        "The body is larger than %d bytes: send less.".formatted(limit));
  }
}
