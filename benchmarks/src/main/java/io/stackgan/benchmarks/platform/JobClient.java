// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Asks a running platform for jobs. */
final class JobClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI platform;

  JobClient(URI platform) {
    this.platform = platform;
  }

  JsonNode submit(String prompt) {
    String body = JSON.valueToTree(Map.of("prompt", prompt)).toString();
    return json(send(post("/v1/jobs", "application/json", body)));
  }

  /** Where its results are. */
  String submitBatch(String lines) {
    return json(send(post("/v1/batches", "application/x-ndjson", lines))).path("results").asText();
  }

  JsonNode page(String query) {
    return json(send(to("/v1/jobs?" + query).build()));
  }

  /** Follows a job's events, which end when it does. */
  void awaitEnd(String job) {
    send(to("/v1/jobs/" + job + "/events").build());
  }

  void awaitResults(String results) {
    send(to(results).build());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(platform.resolve(path));
  }

  private HttpRequest post(String path, String type, String body) {
    return to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build();
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            request.uri() + " answers " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No platform answers at " + platform + ": start one with ./stackgan up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("The gateway answers what is no JSON", e);
    }
  }
}
