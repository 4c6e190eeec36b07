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
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends the gateway what it has to refuse, each time with a reason. */
final class MalformedRequests {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int AT_ONCE = 32;
  private static final int LONGEST = 2000;
  private static final List<String> CREATING = List.of("/v1/jobs", "/v1/images/generations");
  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "{",
          "{}",
          "{\"prompt\":7}",
          "{\"prompt\":\"\"}",
          "{\"prompt\":\"a bird\",\"n\":99}",
          "{\"prompt\":\"a bird\",\"size\":\"1x1\"}",
          "{\"prompt\":\"a bird\",\"seed\":-1}",
          "{\"prompt\":\"a bird\",\"prompt\":\"two\"}",
          "{\"prompt\":\"a bird\",\"negative_prompt\":\"a cat\"}",
          "[".repeat(500));

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Random random;
  private final Semaphore open = new Semaphore(AT_ONCE);
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unrefused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  MalformedRequests(String base, long seed) {
    this.base = URI.create(base);
    this.random = new Random(seed);
  }

  /** Returns once all are answered, or will not be. */
  void send(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      open.acquire();
      http.sendAsync(request(), BodyHandlers.ofByteArray())
          .whenComplete(
              (answer, failure) -> {
                note(answer);
                open.release();
              });
    }
    open.acquire(AT_ONCE);
    open.release(AT_ONCE);
  }

  private void note(HttpResponse<byte[]> answer) {
    if (answer == null) {
      unanswered.incrementAndGet();
    } else if (isRefusal(answer)) {
      refused.incrementAndGet();
    } else {
      unrefused.incrementAndGet();
    }
  }

  private static boolean isRefusal(HttpResponse<byte[]> answer) {
    try {
      return answer.statusCode() / 100 == 4
          && !JSON.readTree(answer.body()).at("/error/message").asText().isBlank();
    } catch (IOException notJson) {
      return false;
    }
  }

  private HttpRequest request() {
    if (random.nextInt(8) == 0) {
      return to("/v1/jobs/" + Long.toHexString(random.nextLong())).build();
    }
    return to(CREATING.get(random.nextInt(CREATING.size())))
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofByteArray(body()))
        .build();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private byte[] body() {
    if (random.nextBoolean()) {
      return BODIES.get(random.nextInt(BODIES.size())).getBytes();
    }
    byte[] bytes = new byte[1 + random.nextInt(LONGEST)];
    random.nextBytes(bytes);
    return bytes;
  }

  int refused() {
    return refused.get();
  }

  /** Those that were answered otherwise than with a client error and a reason. */
  int unrefused() {
    return unrefused.get();
  }

  /** Those that were sent while the gateway was down. */
  int unanswered() {
    return unanswered.get();
  }
}
