// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.Receiver;
import io.stackgan.gateway.testing.TestPlatform;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who wait for a job are called when it is over. */
@QuarkusTest
@WithTestResource(TestPlatform.class)
class WebhooksIT {

  @TestHTTPResource URI gateway;

  private final Receiver receiver = new Receiver();
  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void webhook_isCalledWithTheJob_signed_andAgainUntilItIsHeard() throws Exception {
    receiver.answerNext(500);
    receiver.answerNext(302);
    String job = submit("{'prompt':'a red bird','n':2,'webhook':'%s'}");
    Receiver.Call refused = receiver.next();
    Receiver.Call redirected = receiver.next();
    Receiver.Call heard = receiver.next();
    assertThat(heard.path()).as("redirects are not followed").isEqualTo("/done?for=me");
    assertThat(refused.header("webhook-id"))
        .isEqualTo("msg_" + job)
        .isEqualTo(redirected.header("webhook-id"))
        .isEqualTo(heard.header("webhook-id"));
    assertThat(heard.header("webhook-signature")).isEqualTo(signature(heard));
    JsonNode body = Caller.json(new String(heard.body(), UTF_8));
    assertThat(body.path("type").asText()).isEqualTo("job.completed");
    assertThat(body.path("timestamp").asText()).endsWith("Z");
    assertThat(body.at("/data/id").asText()).isEqualTo(job);
    assertThat(body.at("/data/images")).hasSize(4);
    String picture = body.at("/data/images/0/url").asText();
    assertThat(caller.get(picture).statusCode()).isEqualTo(200);
    assertThat(receiver.isQuiet()).as("called once more after it was heard").isTrue();
  }

  @Test
  void webhook_isToldOfFailuresAndCancellationsToo() throws Exception {
    submit("{'prompt':'broken bird','webhook':'%s'}");
    JsonNode failed = Caller.json(new String(receiver.next().body(), UTF_8));
    assertThat(failed.path("type").asText()).isEqualTo("job.failed");
    assertThat(failed.at("/data/error/code").asText()).isEqualTo("nan-output");
    String silent = submit("{'prompt':'silent bird','webhook':'%s'}");
    caller.send(caller.request("/v1/jobs/" + silent).DELETE().build());
    JsonNode cancelled = Caller.json(new String(receiver.next().body(), UTF_8));
    assertThat(cancelled.path("type").asText()).isEqualTo("job.cancelled");
  }

  @ParameterizedTest
  @CsvSource({
    "https://localhost/, webhook_not_public",
    "https://169.254.169.254/latest/meta-data, webhook_not_public",
    "http://1.1.1.1/, webhook_not_encrypted",
    "nonsense, invalid_value"
  })
  void targetThatMayNotBeCalled_isRefusedAtOnce(String url, String code) {
    HttpResponse<byte[]> refused = post("{'prompt':'a bird','webhook':'" + url + "'}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Caller.json(refused).at("/error/param").asText()).isEqualTo("webhook");
    assertThat(Caller.json(refused).at("/error/code").asText()).isEqualTo(code);
    assertThat(post("{'prompt':'a bird','webhook':7}").statusCode()).isEqualTo(400);
    assertThat(post("{'prompt':'a bird','webhook':null}").statusCode()).isEqualTo(202);
  }

  private String signature(Receiver.Call call) throws Exception {
    JsonNode answer = Caller.json(caller.get("/v1/webhook-secret"));
    String secret = answer.path("secret").asText().replace("whsec_", "");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
    String head = call.header("webhook-id") + "." + call.header("webhook-timestamp") + ".";
    mac.update(head.getBytes(UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(call.body()));
  }

  private String submit(String json) {
    String url = "http://127.0.0.1:" + receiver.port() + "/done?for=me";
    HttpResponse<byte[]> accepted = post(json.formatted(url));
    assertThat(accepted.statusCode()).as(new String(accepted.body(), UTF_8)).isEqualTo(202);
    assertThat(Caller.json(accepted).path("webhook").asText()).isEqualTo(url);
    return Caller.json(accepted).path("id").asText();
  }

  private HttpResponse<byte[]> post(String json) {
    return caller.send(
        caller
            .request("/v1/jobs")
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json.replace('\'', '"')))
            .build());
  }
}
