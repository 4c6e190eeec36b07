// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What browsers are told not to do with answers. */
@ApplicationScoped
class SecurityHeaders {

  private static final int ORDER = 500;
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  void register(@Observes Filters filters) {
    filters.register(SecurityHeaders::add, ORDER);
  }

  private static void add(RoutingContext call) {
    MultiMap headers = call.response().headers();
    headers.set("x-content-type-options", "nosniff");
    headers.set("x-frame-options", "DENY");
    headers.set("referrer-policy", "no-referrer");
    if (!call.normalizedPath().startsWith("/q/")) {
      // The framework's own pages, below /q/, run scripts that are written into them.
      headers.set("content-security-policy", POLICY);
    }
    call.next();
  }
}
