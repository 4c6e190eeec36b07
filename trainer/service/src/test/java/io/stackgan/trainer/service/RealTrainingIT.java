// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real training, from its submission to its release, as a client of the service sees it. */
@QuarkusTest
@WithTestResource(RealTraining.class)
class RealTrainingIT {

  private static final String REQUEST =
      """
      {"name": "birds", "data": "birds", "preset": "tiny",
       "settings": {"batch": "4", "epochs": "1", "threads": "1", "generator-width": "4"}}\
      """;

  @TestHTTPResource("/v1/training-runs")
  URI api;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void run_tellsItsEvents_fromWhereAClientWasCutOff() throws Exception {
    // Built before this module by mvn verify of all; not by a build of this module alone.
    assumeThat(Path.of("../training/target/lib")).isDirectory();
    String submitted =
        send(
            HttpRequest.newBuilder(api)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(REQUEST)));
    assertThat(submitted).contains("\"running\"");
    List<String> types = types(events("0"));
    assertThat(types).startsWith("started").endsWith("finished").contains("grid", "checkpoint");
    assertThat(types(events("2"))).isEqualTo(types.subList(2, types.size()));
    JsonNode run = new ObjectMapper().readTree(send(HttpRequest.newBuilder(shown(""))));
    assertThat(run.path("status").asText()).as(run.toString()).isEqualTo("completed");
    assertThat(run.at("/progress/stage").asText()).isEqualTo("stage2");
  }

  private URI shown(String more) {
    return URI.create(api + "/birds" + more);
  }

  /** Ends when the run does. */
  private String events(String after) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(shown("/events")).header("Last-Event-ID", after));
  }

  private static List<String> types(String stream) {
    return stream
        .lines()
        .filter(line -> line.startsWith("event:"))
        .map(line -> line.substring(6).strip())
        .toList();
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }
}
