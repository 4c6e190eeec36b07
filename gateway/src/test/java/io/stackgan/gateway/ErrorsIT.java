// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.edge.Failures;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.LoggedTraces;
import io.stackgan.gateway.testing.TestPlatform;
import io.stackgan.modelstore.ObjectStore;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class ErrorsIT {

  private static final String GENERATIONS = "/v1/images/generations";

  @TestHTTPResource URI gateway;

  @Inject ObjectStore store;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
  }

  @Test
  void unknownPath_is404() {
    check(caller.get("/v1/nothing"), 404, null, "unknown_url");
    check(caller.get("/nothing/at/all"), 404, null, "unknown_url");
  }

  @Test
  void clientThatWouldUpgrade_staysWithHttp1() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve("/v1/models"))
            .version(HttpClient.Version.HTTP_2)
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void headersThatAreTooLong_are431() {
    HttpRequest.Builder tooLong = caller.request("/v1/models").header("x-long", "a".repeat(25_000));
    assertThat(caller.send(tooLong.build()).statusCode()).isEqualTo(431);
    HttpRequest.Builder fits = caller.request("/v1/models").header("x-long", "a".repeat(10_000));
    assertThat(caller.send(fits.build()).statusCode()).isEqualTo(200);
  }

  @Test
  void addressThatIsTooLong_is414() {
    assertThat(caller.get("/v1/models?x=" + "a".repeat(5_000)).statusCode()).isEqualTo(414);
    assertThat(caller.get("/v1/models?x=" + "a".repeat(2_000)).statusCode()).isEqualTo(200);
  }

  @Test
  void wrongMethod_is405() {
    check(caller.get(GENERATIONS), 405, null, "method_not_allowed");
  }

  @Test
  void bodyThatIsNotCalledJson_is415() {
    check(
        caller.send(
            caller
                .request(GENERATIONS)
                .header("content-type", "text/plain")
                .POST(BodyPublishers.ofString("{\"prompt\":\"a bird\"}"))
                .build()),
        415,
        null,
        "unsupported_media_type");
  }

  @Test
  void fault_isLoggedWithItsTrace() {
    store.put("images/job_torn/0.png", new byte[] {1, 2, 3}, "image/png");
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    try (LoggedTraces logged = LoggedTraces.of(Failures.class)) {
      HttpResponse<byte[]> answer =
          caller.send(
              caller
                  .request("/v1/images/job_torn/0.jpeg")
                  .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                  .GET()
                  .build());
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(logged.traces()).containsExactly(trace);
    }
  }

  @Test
  void malformedJson_is400() {
    check(caller.generate("{'prompt':"), 400, null, "invalid_json");
    check(caller.generate(""), 400, null, "invalid_json");
  }

  @Test
  void captionThatIsNone_is400() {
    check(caller.generate("{'prompt':'   '}"), 400, "prompt", "invalid_value");
    check(caller.generate("{'prompt':'a\\u0000b'}"), 400, "prompt", "invalid_value");
    check(caller.generate("{'prompt':'" + "x".repeat(1001) + "'}"), 400, "prompt", "invalid_value");
  }

  @Test
  void unknownModel_is404() {
    check(
        caller.generate("{'prompt':'a bird','model':'dall-e-3'}"), 404, "model", "model_not_found");
    check(
        caller.generate("{'prompt':'a bird','model':'dall-e-3','stream':true}"),
        404,
        "model",
        "model_not_found");
  }

  @Test
  void hugeBody_isRefusedBeforeItIsRead() throws IOException {
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  .formatted(GENERATIONS)
              + "Content-Length: 52428800\r\n\r\n";
      socket.getOutputStream().write((head + "{").getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout(5000);
      String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
      assertThat(answer).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void largeBody_is413() {
    byte[] body = new byte[5_000_000];
    check(caller.send(post(BodyPublishers.ofByteArray(body))), 413, null, "body_too_large");
  }

  @Test
  void largeBody_ofUnknownLength_is413() {
    InputStream body = new ByteArrayInputStream(new byte[5_000_000]);
    check(caller.send(post(BodyPublishers.ofInputStream(() -> body))), 413, null, "body_too_large");
  }

  @Test
  void afterErrors_theNextRequestWorks() {
    caller.generate("{'prompt':");
    assertThat(caller.generate("{'prompt':'a bird'}").statusCode()).isEqualTo(200);
  }

  private java.net.http.HttpRequest post(java.net.http.HttpRequest.BodyPublisher body) {
    return caller
        .request(GENERATIONS)
        .header("content-type", "application/json")
        .POST(body)
        .build();
  }

  private static void check(HttpResponse<byte[]> response, int status, String param, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("x-request-id")).isPresent();
    JsonNode error = Caller.json(response).path("error");
    assertThat(error.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("message", "type", "param", "code");
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("param").textValue()).isEqualTo(param);
    assertThat(error.path("code").textValue()).isEqualTo(code);
  }
}
