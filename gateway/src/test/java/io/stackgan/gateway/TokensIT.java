// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.Tenants;
import io.stackgan.gateway.testing.TestPlatform;
import io.stackgan.gateway.testing.TokenIssuer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers with tokens of a provider, beside those with keys. */
@QuarkusTest
@TestProfile(Tenants.class)
@WithTestResource(TestPlatform.class)
@WithTestResource(TokenIssuer.class)
class TokensIT {

  @TestHTTPResource URI gateway;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
  }

  @Test
  void token_letsItsTenantIn_besideKeys() {
    String token = TokenIssuer.token("north", claims -> {});
    HttpResponse<byte[]> accepted = submit(token);
    assertThat(accepted.statusCode()).as(new String(accepted.body(), UTF_8)).isEqualTo(202);
    String path = "/v1/jobs/" + Caller.json(accepted).path("id").asText();

    assertThat(get(path, TokenIssuer.token("north", claims -> {})).statusCode()).isEqualTo(200);
    assertThat(get(path, "north-key").statusCode()).isEqualTo(200);
    assertThat(get(path, TokenIssuer.token("south", claims -> {})).statusCode()).isEqualTo(404);
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("expired", claims -> claims.setExpirationTimeMinutesInTheFuture(-1)),
        damage("without an end", claims -> claims.unsetClaim("exp")),
        damage("not yet", claims -> claims.setNotBeforeMinutesInThePast(-5)),
        damage("of another issuer", claims -> claims.setIssuer("http://127.0.0.1/realms/birds")),
        damage("without an issuer", claims -> claims.unsetClaim("iss")),
        damage("for others", claims -> claims.setAudience("songs")),
        damage("for nobody", claims -> claims.unsetClaim("aud")),
        damage("of no tenant", claims -> claims.unsetClaim("studio")),
        damage("of a tenant that is no name", claims -> claims.setClaim("studio", "a b\r\n")));
  }

  private static Arguments damage(String what, Consumer<JwtClaims> damage) {
    return Arguments.of(what, damage);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void tokenThatDoesNotCount_is401(String what, Consumer<JwtClaims> damage) {
    assertRefused(TokenIssuer.token("north", damage));
  }

  @Test
  void tokenThatTheProviderDidNotSign_is401() {
    assertRefused(TokenIssuer.strangersToken("north"));
    String[] parts = TokenIssuer.token("north", claims -> {}).split("\\.");
    String unsigned =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
    assertThat(get("/v1/models", unsigned + "." + parts[1] + ".").statusCode()).isEqualTo(401);
    assertRefused(unsigned + "." + parts[1] + ".AA");
    assertRefused(parts[0] + "." + parts[1] + "." + parts[2].replaceAll("^.", "_"));
  }

  private void assertRefused(String token) {
    HttpResponse<byte[]> refused = get("/v1/models", token);
    assertThat(refused.statusCode()).isEqualTo(401);
    JsonNode error = Caller.json(refused).path("error");
    assertThat(error.path("type").asText()).isEqualTo("authentication_error");
    assertThat(error.path("code").asText()).isEqualTo("invalid_token");
    assertThat(error.path("message").asText()).isNotBlank();
    assertThat(refused.headers().firstValue("www-authenticate")).contains("Bearer");
  }

  private HttpResponse<byte[]> submit(String bearer) {
    return caller.send(
        caller
            .request("/v1/jobs")
            .header("authorization", "Bearer " + bearer)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString("{\"prompt\":\"a bird\"}"))
            .build());
  }

  private HttpResponse<byte[]> get(String path, String bearer) {
    return caller.send(
        caller.request(path).header("authorization", "Bearer " + bearer).GET().build());
  }
}
