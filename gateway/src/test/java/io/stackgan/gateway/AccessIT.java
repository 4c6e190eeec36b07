// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.LoggedText;
import io.stackgan.gateway.testing.Tenants;
import io.stackgan.gateway.testing.TestPlatform;
import io.stackgan.modelstore.ObjectStore;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants with a key each. */
@QuarkusTest
@TestProfile(Tenants.class)
@WithTestResource(TestPlatform.class)
class AccessIT {

  @TestHTTPResource URI gateway;

  @Inject ObjectStore store;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/models",
        "/v1/jobs/any",
        "/v1/images/any/0.png",
        "/%76%31/models",
        "/v1;a=b/models",
        "/v1%3Ba/models",
        "/v1%2Fmodels"
      })
  void callWithoutAKey_is401(String path) {
    HttpResponse<byte[]> refused = caller.get(path);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Caller.json(refused).at("/error/type").asText()).isEqualTo("authentication_error");
    assertThat(refused.headers().firstValue("www-authenticate")).contains("Bearer");
  }

  @Test
  void wrongKey_is401_andAKnownOneIsNot() {
    assertThat(get("/v1/models", "north-key ").statusCode()).isEqualTo(200);
    assertThat(get("/v1/models", "north-keys").statusCode()).isEqualTo(401);
    assertThat(get("/v1/models", Tenants.hash("north-key")).statusCode()).isEqualTo(401);
  }

  @Test
  void tenant_seesAndCancelsItsOwnJobsAlone() throws InterruptedException {
    String path = submit("{'prompt':'a bird'}", "north-key");
    JsonNode job = awaitCompletion(path, "north-key");
    String picture = "/v1/images/" + job.path("id").asText() + "/0.png";

    assertThat(get(path, "south-key").statusCode()).isEqualTo(404);
    assertThat(delete(path, "south-key").statusCode()).isEqualTo(404);
    assertThat(get(picture, "south-key").statusCode()).isEqualTo(404);
    assertThat(get(picture, "north-key").statusCode()).isEqualTo(200);
  }

  @Test
  void signedLink_opensThePictureWithoutAKey_andNothingElse() throws InterruptedException {
    JsonNode job = awaitCompletion(submit("{'prompt':'a bird'}", "north-key"), "north-key");
    String link = job.at("/images/0/url").asText();
    assertThat(caller.get(link).statusCode()).isEqualTo(200);
    assertThat(caller.get(link.replace("/0.png", "/0-64.png")).statusCode()).isEqualTo(401);
    String query = link.substring(link.indexOf('?'));
    assertThat(caller.get("/v1/models" + query).statusCode()).isEqualTo(401);
    assertThat(caller.get(link.replaceAll("expires=\\d+", "expires=9999999999")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void tenantWithTooManyOpenJobs_isToldWhenToTryAgain() {
    for (int i = 0; i < 3; i++) {
      submit("{'prompt':'silent bird'}", "south-key");
    }
    HttpResponse<byte[]> refused = post("{'prompt':'a bird'}", "south-key");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Caller.json(refused).at("/error/code").asText()).isEqualTo("quota_exceeded");
    assertThat(Integer.parseInt(refused.headers().firstValue("retry-after").orElseThrow()))
        .isPositive();
    assertThat(post("{'prompt':'a bird'}", "north-key").statusCode()).isEqualTo(202);
  }

  @Test
  void keysAndLinks_areNotLogged_howeverMuchIsLogged() throws InterruptedException {
    try (LoggedText logged = LoggedText.ofEverything()) {
      JsonNode job = awaitCompletion(submit("{'prompt':'a bird'}", "north-key"), "north-key");
      String link = job.at("/images/0/url").asText();
      String signature = link.substring(link.indexOf("signature=") + 10).replaceAll("&.*", "");
      assertThat(caller.get(link).statusCode()).isEqualTo(200);
      assertThat(get("/v1/models", "a-stranger's-key").statusCode()).isEqualTo(401);
      assertThat(post("{'prompt':", "north-key").statusCode()).isEqualTo(400);
      store.put("images/" + job.path("id").asText() + "/0.png", new byte[] {1, 2, 3}, "image/png");
      String torn = "/v1/images/" + job.path("id").asText() + "/0.jpeg";
      assertThat(get(torn, "north-key").statusCode()).isEqualTo(500);
      assertThat(logged.text())
          .contains("A request failed")
          .doesNotContain("north-key", "stranger's", signature);
    }
  }

  @Test
  void health_needsNoKey_andAnswersCarrySecurityHeaders() {
    assertThat(caller.get("/q/health/live").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> answer = get("/v1/models", "north-key");
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(answer.headers().firstValue("x-frame-options")).contains("DENY");
    assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'");
  }

  private JsonNode awaitCompletion(String path, String key) throws InterruptedException {
    long deadline = System.nanoTime() + SECONDS.toNanos(20);
    JsonNode job = Caller.json(get(path, key));
    while (!job.path("state").asText().equals("completed")) {
      assertThat(System.nanoTime()).as("%s", job).isLessThan(deadline);
      Thread.sleep(50);
      job = Caller.json(get(path, key));
    }
    return job;
  }

  private String submit(String json, String key) {
    HttpResponse<byte[]> accepted = post(json, key);
    assertThat(accepted.statusCode()).isEqualTo(202);
    return "/v1/jobs/" + Caller.json(accepted).path("id").asText();
  }

  private HttpResponse<byte[]> post(String json, String key) {
    return caller.send(
        request("/v1/jobs", key)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json.replace('\'', '"')))
            .build());
  }

  private HttpResponse<byte[]> get(String path, String key) {
    return caller.send(request(path, key).GET().build());
  }

  private HttpResponse<byte[]> delete(String path, String key) {
    return caller.send(request(path, key).DELETE().build());
  }

  private HttpRequest.Builder request(String path, String key) {
    return caller.request(path).header("authorization", "Bearer " + key);
  }
}
