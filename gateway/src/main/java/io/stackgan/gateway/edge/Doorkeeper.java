// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets in who has a key, a token or a signed link, and everybody where nobody needs one. */
@ApplicationScoped
class Doorkeeper {

  private static final Logger LOG = Logger.getLogger(Doorkeeper.class);

  /** After the request's id is known, before its body is looked at. */
  private static final int ORDER = 350;

  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;
  private final Tokens tokens;
  private final PictureAddresses addresses;
  private final String host;

  Doorkeeper(
      ApiKeys keys,
      Tokens tokens,
      PictureAddresses addresses,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.keys = keys;
    this.tokens = tokens;
    this.addresses = addresses;
    this.host = host;
  }

  void start(@Observes StartupEvent event) {
    if (tokens.areTaken()) {
      return;
    }
    requireKeys(keys, host);
    if (keys.areNone()) {
      LOG.info("Open to every program on this machine: no stackgan.gateway.api-keys are set");
    }
  }

  /**
   * @throws IllegalStateException when others could call and nobody needs a key
   */
  static void requireKeys(ApiKeys keys, String host) {
    if (keys.areNone() && !isLoopback(host)) {
      throw new IllegalStateException(
          "Refusing to listen on %s without keys: set stackgan.gateway.api-keys, of which ./stackgan api-key TENANT makes one, or quarkus.http.host=127.0.0.1"
              .formatted(host));
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, ORDER);
  }

  private void check(RoutingContext call) {
    if (isOpen() || !isApi(call) || isSigned(call)) {
      call.next();
      return;
    }
    Optional<String> bearer = bearer(call.request());
    Optional<String> tenant = bearer.flatMap(keys::tenantOf);
    if (tenant.isPresent()) {
      admit(call, tenant.get());
    } else if (bearer.filter(tokens::isToken).isPresent()) {
      check(call, bearer.get());
    } else {
      refuse(call, ApiException.unknownCaller());
    }
  }

  private boolean isOpen() {
    return keys.areNone() && !tokens.areTaken();
  }

  private static void admit(RoutingContext call, String tenant) {
    Tenants.put(call, tenant);
    call.next();
  }

  /** Off the event loop, as the provider may have to be asked; the body waits meanwhile. */
  private void check(RoutingContext call, String token) {
    call.request().pause();
    Context loop = call.vertx().getOrCreateContext();
    Workers.call(() -> tokens.tenantOf(token))
        .emitOn(work -> loop.runOnContext(nothing -> work.run()))
        .onTermination()
        .invoke(() -> call.request().resume())
        .subscribe()
        .with(tenant -> admit(call, tenant), failure -> refuse(call, failure));
  }

  /** However the path is written: whatever reaches the API has its version in it. */
  private static boolean isApi(RoutingContext call) {
    String path = call.request().path();
    try {
      return path == null || URLDecoder.decode(path, UTF_8).contains("v1");
    } catch (IllegalArgumentException malformed) {
      return true;
    }
  }

  private boolean isSigned(RoutingContext call) {
    HttpServerRequest request = call.request();
    String expires = request.getParam("expires");
    String signature = request.getParam("signature");
    return expires != null
        && signature != null
        && request.method().name().equals("GET")
        && addresses.isSigned(request.path(), expires, signature, Instant.now());
  }

  private static Optional<String> bearer(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  private static void refuse(RoutingContext call, Throwable failure) {
    if (failure instanceof ApiException told) {
      told.retryAfter()
          .ifPresent(seconds -> call.response().putHeader("retry-after", seconds.toString()));
      call.response()
          .setStatusCode(told.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .putHeader("www-authenticate", "Bearer")
          .end(Json.encode(told.error().enveloped()));
    } else {
      call.fail(failure);
    }
  }
}
