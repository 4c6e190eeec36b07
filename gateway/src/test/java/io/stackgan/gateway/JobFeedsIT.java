// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.FakePipeline;
import io.stackgan.gateway.testing.TestPicture;
import io.stackgan.gateway.testing.TestPlatform;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists, streams, repetitions and batches of jobs. */
@QuarkusTest
@WithTestResource(TestPlatform.class)
class JobFeedsIT {

  @TestHTTPResource URI gateway;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
    FakePipeline.clear();
  }

  @Test
  void list_goesByPage_andByFilter() {
    String mark = "mark" + System.nanoTime();
    List<String> jobs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      jobs.add(0, submit("{'prompt':'" + mark + " bird','size':'64x64'}"));
    }
    JsonNode first = json("/v1/jobs?limit=2&prompt=" + mark.toUpperCase(Locale.ROOT));
    assertThat(ids(first)).isEqualTo(jobs.subList(0, 2));
    assertThat(first.path("has_more").asBoolean()).isTrue();
    JsonNode second =
        json("/v1/jobs?limit=3&prompt=" + mark + "&before=" + first.path("next").asText());
    assertThat(ids(second)).isEqualTo(jobs.subList(2, 5));
    assertThat(second.path("has_more").asBoolean()).isFalse();
    assertThat(ids(json("/v1/jobs?state=failed&prompt=" + mark))).isEmpty();
    jobs.forEach(job -> events(job, null));
    assertThat(ids(json("/v1/jobs?release=birds-2&state=completed&prompt=" + mark)))
        .isEqualTo(jobs);
    assertThat(ids(json("/v1/jobs?release=birds-1&prompt=" + mark))).isEmpty();
    assertThat(caller.get("/v1/jobs?state=lost").statusCode()).isEqualTo(400);
    assertThat(caller.get("/v1/jobs?limit=101").statusCode()).isEqualTo(400);
  }

  @Test
  void events_areTold_andFromWhereTheClientLeftOff() {
    String job = submit("{'prompt':'a bird','n':2}");
    assertThat(names(events(job, null)))
        .startsWith("accepted", "embedded")
        .endsWith("ended")
        .hasSize(7);
    String again = events(job, null); // of a job that is over: its pictures in their order
    List<String> all = names(again);
    String half =
        again
            .lines()
            .filter(line -> line.startsWith("id:"))
            .skip(2)
            .findFirst()
            .orElseThrow()
            .substring(3)
            .trim();
    assertThat(names(events(job, half))).isEqualTo(all.subList(3, 7));
    assertThat(caller.get("/v1/jobs/job_unknown/events").statusCode()).isEqualTo(404);
  }

  @Test
  void repetition_drawsTheSame_orWithAnotherSeed() {
    String job = submit("{'prompt':'a bird','seed':7,'size':'64x64'}");
    events(job, null);
    JsonNode same = rerun(job, "");
    assertThat(same.path("seed").asLong()).isEqualTo(7);
    assertThat(same.path("id").asText()).isNotEqualTo(job);
    assertThat(rerun(job, "?seed=8").path("seed").asLong()).isEqualTo(8);
    assertThat(rerun(job, "?seed=new").path("seed").asLong()).isNotEqualTo(7);
  }

  @Test
  void batch_isOneStreamOfResults() {
    String lines =
        IntStream.range(0, 100)
            .mapToObj(
                i -> "{\"prompt\":\"bird %d\",\"size\":\"64x64\",\"seed\":%d}".formatted(i, i))
            .collect(Collectors.joining("\n"));
    HttpResponse<byte[]> accepted = batch(lines);
    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(Caller.json(accepted).path("jobs").asInt()).isEqualTo(100);
    String results = Caller.json(accepted).path("results").asText();
    List<JsonNode> ended =
        new String(caller.get(results).body(), UTF_8).lines().map(Caller::json).toList();
    assertThat(ended).hasSize(100);
    assertThat(ended)
        .allSatisfy(job -> assertThat(job.path("state").asText()).isEqualTo("completed"));
    assertThat(ended).extracting(job -> job.path("prompt").asText()).doesNotHaveDuplicates();
    String picture = ended.get(0).at("/images/0/url").asText();
    assertThat(caller.get(URI.create(picture).getPath()).body())
        .isEqualTo(TestPicture.of(ended.get(0).path("seed").asLong(), 0, ImageSize.SKETCH));
  }

  @Test
  void tenThousandOfTheLongestCaptions_areRead() {
    String line = "{\"prompt\":\"" + "x".repeat(1000) + "\"}\n";
    HttpResponse<byte[]> refused = batch(line.repeat(9_999) + "{}");
    assertThat(Caller.json(refused).at("/error/message").asText()).startsWith("Line 10000: ");
  }

  @Test
  void batchWithAFault_isRefusedWhole() {
    HttpResponse<byte[]> refused = batch("{\"prompt\":\"a\"}\n{\"prompt\":\"b\",\"n\":11}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Caller.json(refused).at("/error/message").asText()).startsWith("Line 2: ");
    assertThat(batch("\n").statusCode()).isEqualTo(400);
    assertThat(FakePipeline.REQUESTS).isEmpty();
    assertThat(caller.get("/v1/batches/batch_1/results").statusCode()).isEqualTo(404);
  }

  private HttpResponse<byte[]> batch(String lines) {
    return caller.send(
        caller
            .request("/v1/batches")
            .header("content-type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines))
            .build());
  }

  private String submit(String body) {
    HttpResponse<byte[]> answer =
        caller.send(
            caller
                .request("/v1/jobs")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                .build());
    assertThat(answer.statusCode()).isEqualTo(202);
    return Caller.json(answer).path("id").asText();
  }

  private JsonNode rerun(String job, String query) {
    HttpResponse<byte[]> answer =
        caller.send(
            caller
                .request("/v1/jobs/" + job + "/rerun" + query)
                .POST(BodyPublishers.noBody())
                .build());
    assertThat(answer.statusCode()).isEqualTo(202);
    return Caller.json(answer);
  }

  private String events(String job, String last) {
    var request = caller.request("/v1/jobs/" + job + "/events");
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    return new String(caller.send(request.build()).body(), UTF_8);
  }

  private static List<String> names(String events) {
    return events
        .lines()
        .filter(line -> line.startsWith("event:"))
        .map(line -> line.substring(6).trim())
        .toList();
  }

  private JsonNode json(String path) {
    return Caller.json(caller.get(path));
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("data").forEach(job -> ids.add(job.path("id").asText()));
    return ids;
  }
}
