// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The gateway's jobs. */
final class JobApi {

  static final Set<String> OUTCOMES = Set.of("completed", "failed", "cancelled", "expired");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI base;

  JobApi(String base) {
    this.base = URI.create(base);
  }

  /** The id of the job; none where the gateway refused it. */
  Optional<String> submit(String json) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = post(json);
    return answer.statusCode() == 202
        ? Optional.of(JSON.readTree(answer.body()).path("id").asText())
        : Optional.empty();
  }

  /** The status that the gateway answers with. */
  int submitBroken(String json) throws IOException, InterruptedException {
    return post(json).statusCode();
  }

  private HttpResponse<byte[]> post(String json) throws IOException, InterruptedException {
    return send(
        request("/v1/jobs")
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /**
   * @throws IOException when the gateway does not answer, or not now
   */
  String state(String id) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(request("/v1/jobs/" + id).build());
    if (answer.statusCode() >= 500) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer.statusCode() == 404
        ? "lost"
        : JSON.readTree(answer.body()).path("state").asText();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofByteArray());
  }
}
