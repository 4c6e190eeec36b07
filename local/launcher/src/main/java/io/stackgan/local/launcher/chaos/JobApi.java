// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

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

  /**
   * @param id of the job; null where it was not accepted
   * @param status 0 where the gateway did not answer
   * @param retryAfter whether it says when to come again
   */
  record Answer(String id, int status, boolean retryAfter) {

    private static final Answer NONE = new Answer(null, 0, false);

    private static Answer of(HttpResponse<byte[]> answer) {
      boolean retryAfter = answer.headers().firstValue("retry-after").isPresent();
      return new Answer(id(answer), answer.statusCode(), retryAfter);
    }

    private static String id(HttpResponse<byte[]> answer) {
      try {
        return answer.statusCode() == 202 ? JSON.readTree(answer.body()).path("id").asText() : null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The id of the job; none where the gateway refused it. */
  Optional<String> submit(String json) throws IOException, InterruptedException {
    return Optional.ofNullable(Answer.of(send(posted(json))).id());
  }

  /** Does not wait for the answer, and never fails. */
  CompletableFuture<Answer> submitSoon(String json) {
    return http.sendAsync(posted(json), BodyHandlers.ofByteArray())
        .thenApply(Answer::of)
        .exceptionally(failure -> Answer.NONE);
  }

  private HttpRequest posted(String json) {
    return request("/v1/jobs")
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
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

  /** None while the gateway does not answer, or knows none. */
  String releaseInService() throws InterruptedException {
    try {
      return JSON.readTree(send(request("/v1/status").build()).body()).path("release").asText();
    } catch (IOException away) {
      return "";
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofByteArray());
  }
}
