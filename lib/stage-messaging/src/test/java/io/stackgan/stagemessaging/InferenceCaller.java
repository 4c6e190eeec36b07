// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of the Open Inference Protocol that knows nothing but JSON. */
public final class InferenceCaller {

  /** What came back. */
  public record Answer(int status, JsonNode body) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI service;

  public InferenceCaller(URI service) {
    this.service = service;
  }

  public Answer get(String path) {
    return call(HttpRequest.newBuilder(service.resolve(path)).build());
  }

  public Answer infer(String path, String body) {
    return call(
        HttpRequest.newBuilder(service.resolve(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private Answer call(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new AssertionError("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A JSON list of so many numbers. */
  public static String numbers(int count, float value) {
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < count; i++) {
      list.append(i == 0 ? "" : ",").append(value);
    }
    return list.append("]").toString();
  }
}
