// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An OpenID Connect provider on a free port, beside one key. */
public final class TokenIssuer implements QuarkusTestResourceLifecycleManager {

  public static final String AUDIENCE = "pictures";

  private static final RsaJsonWebKey KEY = key("one");
  private static final RsaJsonWebKey STRANGERS = key("one");

  private static volatile String issuer;

  private HttpServer server;

  private static RsaJsonWebKey key(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/birds";
    serve(
        "/realms/birds/.well-known/openid-configuration",
        "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(issuer));
    serve("/realms/birds/keys", new JsonWebKeySet(KEY).toJson());
    server.start();
    return Map.of(
        "stackgan.gateway.oidc.issuer", issuer,
        "stackgan.gateway.oidc.audience", AUDIENCE,
        "stackgan.gateway.oidc.tenant-claim", "studio");
  }

  private void serve(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, json.length());
          exchange.getResponseBody().write(json.getBytes(UTF_8));
          exchange.close();
        });
  }

  /** One that counts for ten minutes, but for what {@code damage} does to it. */
  public static String token(String tenant, Consumer<JwtClaims> damage) {
    return token(tenant, damage, KEY);
  }

  /** One that somebody else signed under the name of the provider's key. */
  public static String strangersToken(String tenant) {
    return token(tenant, claims -> {}, STRANGERS);
  }

  private static String token(String tenant, Consumer<JwtClaims> damage, RsaJsonWebKey key) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(AUDIENCE);
    claims.setExpirationTimeMinutesInTheFuture(10);
    claims.setStringClaim("studio", tenant);
    damage.accept(claims);
    JsonWebSignature signed = new JsonWebSignature();
    signed.setPayload(claims.toJson());
    signed.setKey(key.getPrivateKey());
    signed.setKeyIdHeaderValue(key.getKeyId());
    signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signed.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
