// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.FakePipeline;
import io.stackgan.gateway.testing.TestPlatform;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class JobsIT {

  @TestHTTPResource URI gateway;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
    FakePipeline.clear();
  }

  @Test
  void job_isAccepted_drawn_andShown() throws InterruptedException {
    HttpResponse<byte[]> accepted = submit("{'prompt':'a red bird','n':2,'seed':7}");
    assertThat(accepted.statusCode()).isEqualTo(202);
    String location = accepted.headers().firstValue("location").orElseThrow();
    assertThat(Caller.json(accepted).path("state").asText()).isEqualTo("queued");

    JsonNode job = await(URI.create(location).getPath(), "completed");
    assertThat(job.path("prompt").asText()).isEqualTo("a red bird");
    assertThat(job.path("release").asText()).isEqualTo("birds-2");
    assertThat(job.path("seed").asLong()).isEqualTo(7);
    assertThat(job.path("images")).hasSize(4);
    assertThat(job.has("queue_position")).isFalse();
    URI picture = URI.create(job.at("/images/0/url").asText());
    assertThat(caller.get(picture.toString()).statusCode()).isEqualTo(200);
  }

  @Test
  void request_carriesTheReleaseInService_unlessItNamesOne() throws InterruptedException {
    submit("{'prompt':'a bird'}");
    assertThat(FakePipeline.REQUESTS.take().header("ce_inservice")).contains("birds-2");
    submit("{'prompt':'a bird','release':'birds-1'}");
    assertThat(FakePipeline.REQUESTS.take().header("ce_inservice")).isEmpty();
  }

  @Test
  void imagesOfACaller_areAJobToo() throws InterruptedException {
    caller.generate("{'prompt':'a bird that is found later'}");
    String id = Caller.json(new String(FakePipeline.REQUESTS.take().value())).path("id").asText();
    assertThat(await("/v1/jobs/" + id, "completed").path("prompt").asText())
        .isEqualTo("a bird that is found later");
  }

  @Test
  void cancelledJob_isOverAtOnce_andTheStagesAreTold() throws InterruptedException {
    String path = path(submit("{'prompt':'silent bird'}"));
    HttpResponse<byte[]> cancelled = caller.send(caller.request(path).DELETE().build());
    assertThat(Caller.json(cancelled).path("state").asText()).isEqualTo("cancelled");
    assertThat(FakePipeline.CANCELLED.poll(10, SECONDS)).isEqualTo(path.substring(9));
  }

  @Test
  void completedJob_staysCompleted_whenItIsCancelledAfterwards() throws InterruptedException {
    String path = path(submit("{'prompt':'a bird'}"));
    await(path, "completed");
    HttpResponse<byte[]> cancelled = caller.send(caller.request(path).DELETE().build());
    assertThat(Caller.json(cancelled).path("state").asText()).isEqualTo("completed");
    assertThat(FakePipeline.CANCELLED).isEmpty();
  }

  /** The stage took the job and never said a word again. */
  @Test
  void jobThatNoStageEnds_expires() throws InterruptedException {
    String soon = Instant.now().plusSeconds(1).toString();
    String path = path(submit("{'prompt':'silent bird','deadline':'" + soon + "'}"));
    await(path, "expired");
  }

  @Test
  void history_holdsWhatThePictureWasDrawnBy() {
    JsonNode job =
        Caller.json(
            submit("{'prompt':'a','n':3,'seed':7,'variation':0.5,'to':{'prompt':'b','seed':9}}"));
    assertThat(job.path("variation").asDouble()).isEqualTo(0.5);
    assertThat(job.path("to")).isEqualTo(Caller.json("{\"prompt\":\"b\",\"seed\":9}"));
    assertThat(Caller.json(submit("{'prompt':'a'}")).has("to")).isFalse();
  }

  @Test
  void sameKey_isTheSameJob() throws InterruptedException {
    String key = UUID.randomUUID().toString();
    JsonNode first = Caller.json(submit("{'prompt':'a bird'}", key));
    FakePipeline.REQUESTS.take();
    JsonNode second = Caller.json(submit("{'prompt':'a bird'}", key));
    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(second.path("seed")).isEqualTo(first.path("seed"));
    assertThat(submit("{'prompt':'a cat'}", key).statusCode()).isEqualTo(409);
    assertThat(FakePipeline.REQUESTS.poll(1, SECONDS)).isNull();
  }

  @Test
  void unknownJob_is404() {
    HttpResponse<byte[]> response = caller.get("/v1/jobs/nobody");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Caller.json(response).at("/error/code").asText()).isEqualTo("job_not_found");
  }

  @Test
  void wrongField_isNamed() {
    HttpResponse<byte[]> response = submit("{'prompt':'a bird','sede':7}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Caller.json(response).at("/error/param").asText()).isEqualTo("sede");
    assertThat(Caller.json(submit("{'prompt':'a bird','id':'x'}")).at("/error/param").asText())
        .isEqualTo("id");
  }

  private HttpResponse<byte[]> submit(String json) {
    return submit(json, UUID.randomUUID().toString());
  }

  private HttpResponse<byte[]> submit(String json, String key) {
    HttpRequest request =
        caller
            .request("/v1/jobs")
            .header("content-type", "application/json")
            .header("idempotency-key", key)
            .POST(BodyPublishers.ofString(json.replace('\'', '"')))
            .build();
    return caller.send(request);
  }

  private static String path(HttpResponse<byte[]> accepted) {
    return URI.create(accepted.headers().firstValue("location").orElseThrow()).getPath();
  }

  private JsonNode await(String path, String state) throws InterruptedException {
    long deadline = System.nanoTime() + SECONDS.toNanos(20);
    while (true) {
      JsonNode job = Caller.json(caller.get(path));
      if (job.path("state").asText().equals(state)) {
        return job;
      }
      assertThat(System.nanoTime()).as("%s", job).isLessThan(deadline);
      Thread.sleep(50);
    }
  }
}
