// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Asks a gateway for pictures, and waits for them. */
record JobClient(HttpClient http, URI gateway) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static JobClient at(int port) {
    return new JobClient(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + port));
  }

  /** Asks for a sketch. */
  String submit() throws IOException, InterruptedException {
    return submit("64x64");
  }

  /** The job's id. */
  String submit(String size) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        to("/v1/jobs")
            .header("content-type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"prompt\":\"a red bird\",\"size\":\"%s\"}".formatted(size)));
    return send(request).path("id").asText();
  }

  /** The job once it has ended, or as it is after a while. */
  JsonNode ended(String id) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    JsonNode job = send(to("/v1/jobs/" + id));
    while (!job.path("state").asText().matches("completed|failed")
        && Instant.now().isBefore(deadline)) {
      Thread.sleep(50);
      job = send(to("/v1/jobs/" + id));
    }
    return job;
  }

  /** What the platform says of itself. */
  JsonNode status() throws IOException, InterruptedException {
    return send(to("/v1/status"));
  }

  byte[] picture(JsonNode job) throws IOException, InterruptedException {
    HttpRequest.Builder request = to(job.at("/images/0/url").asText());
    return http.send(request.build(), BodyHandlers.ofByteArray()).body();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return JSON.readTree(http.send(request.build(), BodyHandlers.ofByteArray()).body());
  }
}
