// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps calls without TLS on HTTP/1.1. A client that upgrades its first call to HTTP/2 while its
 * body is under way, as the JDK's does unless told otherwise, reads the answer as broken frames now
 * and then. Over TLS clients choose HTTP/2 before they call.
 */
@ApplicationScoped
class PlainHttp implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
