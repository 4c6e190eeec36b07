// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(FakeTraining.class)
class TrainingRunsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource("/v1/training-runs/")
  URI api;

  @ConfigProperty(name = FakeTraining.DATA)
  String data;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void run_getsItsArguments_andCompletes() throws Exception {
    HttpResponse<String> accepted =
        submit(
            "full",
            "good",
            ",'preset':'tiny','encoder':'char-cnn-rnn','settings':{'stage1.epochs':'5'}");
    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.headers().firstValue("location").orElseThrow())
        .endsWith("/v1/training-runs/full");
    JsonNode run = await("full", "completed");
    assertThat(run.at("/log/0").asText())
        .startsWith("train --data " + data + "/good --run full --runs ")
        .endsWith(" --encoder char-cnn-rnn --preset tiny --set stage1.epochs=5");
    assertThat(run.path("ended_at").asText()).isNotEmpty();
  }

  @Test
  void failure_isTold() throws Exception {
    submit("failing", "broken", "");
    assertThat(await("failing", "failed").path("message").asText())
        .isEqualTo("Exit code 1: images.txt: no such file");
  }

  @Test
  void runs_waitForOneAnother_andAreCancelled() throws Exception {
    submit("long", "endless", "");
    submit("waiting", "good", "");
    submit("given-up", "good", "");
    await("long", "running");
    assertThat(show("waiting").path("status").asText()).isEqualTo("queued");
    assertThat(show("waiting").path("queue_position").asInt()).isEqualTo(1);
    assertThat(show("given-up").path("queue_position").asInt()).isEqualTo(2);
    assertThat(cancel("given-up").path("status").asText()).isEqualTo("cancelled");
    assertThat(cancel("long").path("status").asText()).isEqualTo("cancelled");
    await("waiting", "completed");
    assertThat(show("given-up").path("status").asText()).isEqualTo("cancelled");
    assertThat(show("given-up").path("log")).isEmpty();
    assertThat(cancel("waiting").at("/error/code").asText()).isEqualTo("run_ended");
    assertThat(json(send(request("")).body()).path("data").size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void nameThatIsTaken_isRefused_unlessResumed() throws Exception {
    submit("twice", "good", "");
    await("twice", "completed");
    assertThat(submit("twice", "good", "").statusCode()).isEqualTo(409);
    HttpResponse<String> resumed = resume("twice", "{'settings':{'seed':'3'}}");
    assertThat(resumed.statusCode()).isEqualTo(202);
    JsonNode run = await("twice", "completed");
    assertThat(run.path("log").get(run.path("log").size() - 1).asText()).contains("--set seed=3");
    assertThat(resume("twice", "{'settings':{'sede':'3'}}").statusCode()).isEqualTo(400);
    assertThat(resume("nobody", "{}").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':'../up','data':'good'}                           | name",
        "{'name':'','data':'good'}                                | name",
        "{'data':'good'}                                          | name",
        "{'name':'cache','data':'good'}                           | name",
        "{'name':'a','data':'missing'}                            | data",
        "{'name':'a','data':'/'}                                  | data",
        "{'name':'a','data':'good/../..'}                         | data",
        "{'name':'a'}                                             | data",
        "{'name':'a','data':'good','preset':'huge'}               | preset",
        "{'name':'a','data':'good','encoder':'--resume'}          | encoder",
        "{'name':'a','data':'good','encoder':'/'}                 | encoder",
        "{'name':'a','data':'good','encoder_model':'missing'}     | encoder_model",
        "{'name':'a','data':'good','settings':{'--run':'b'}}      | settings",
        "{'name':'a','data':'good','settings':{'seed':'many'}}    | settings",
        "{'name':'a','data':'good','epochs':3}                    | epochs",
        "{'name':'a','data':'good','resume':true}                 | resume",
        "{'name':                                              |",
        "``                                                    |",
      })
  void wrongRequest_isRefused(String body, String param) throws Exception {
    HttpResponse<String> answer = post(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = json(answer.body()).path("error");
    assertThat(error.path("param").textValue()).isEqualTo(param);
    assertThat(error.path("message").asText()).isNotEmpty();
  }

  @Test
  void unknownRun_is404() throws Exception {
    assertThat(send(request("none")).statusCode()).isEqualTo(404);
    assertThat(send(request("%2e%2e%2fnone")).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> resume(String name, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(api.resolve(name + "/resume"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private HttpResponse<String> submit(String name, String dataset, String more)
      throws IOException, InterruptedException {
    return post("{'name':'%s','data':'%s/%s'%s}".formatted(name, data, dataset, more));
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(api.toString().replaceFirst("/$", "")))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private JsonNode await(String name, String status) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    JsonNode run = show(name);
    while (!run.path("status").asText().equals(status) && Instant.now().isBefore(end)) {
      Thread.sleep(50);
      run = show(name);
    }
    assertThat(run.path("status").asText()).as(run.toString()).isEqualTo(status);
    return run;
  }

  private JsonNode show(String name) throws IOException, InterruptedException {
    return json(send(request(name)).body());
  }

  private JsonNode cancel(String name) throws IOException, InterruptedException {
    return json(send(request(name).DELETE()).body());
  }

  private HttpRequest.Builder request(String name) {
    return HttpRequest.newBuilder(api.resolve(name));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }
}
