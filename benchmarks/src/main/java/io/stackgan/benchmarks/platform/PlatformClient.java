// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.platform;

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

/** Asks a running platform for pictures. */
public final class PlatformClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI generations;

  public PlatformClient(URI platform) {
    this.generations = platform.resolve("/v1/images/generations");
  }

  /**
   * Waits until the picture is there.
   *
   * @throws IllegalStateException when the platform gives none
   */
  public void draw(String text) {
    try {
      Map<String, Object> wish =
          Map.of("prompt", text, "n", 1, "size", "256x256", "response_format", "b64_json");
      HttpRequest request =
          HttpRequest.newBuilder(generations)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(wish)))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            generations + " answers " + answer.statusCode() + ": " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No platform answers at " + generations + ": start one with ./stackgan up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
