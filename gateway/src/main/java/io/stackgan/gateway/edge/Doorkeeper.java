// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
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

/** Lets in who has a key, or a signed link, and everybody where there are no keys. */
@ApplicationScoped
class Doorkeeper {

  private static final Logger LOG = Logger.getLogger(Doorkeeper.class);

  /** After the request's id is known, before its body is looked at. */
  private static final int ORDER = 350;

  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;
  private final PictureAddresses addresses;
  private final String host;

  Doorkeeper(
      ApiKeys keys,
      PictureAddresses addresses,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.keys = keys;
    this.addresses = addresses;
    this.host = host;
  }

  void start(@Observes StartupEvent event) {
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
    if (keys.areNone() || !isApi(call) || isSigned(call)) {
      call.next();
      return;
    }
    Optional<String> tenant = bearer(call.request()).flatMap(keys::tenantOf);
    if (tenant.isPresent()) {
      Tenants.put(call, tenant.get());
      call.next();
    } else {
      refuse(call);
    }
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

  private static void refuse(RoutingContext call) {
    ApiError error = ApiException.unknownCaller().error();
    call.response()
        .setStatusCode(401)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader("www-authenticate", "Bearer")
        .end(Json.encode(error.enveloped()));
  }
}
