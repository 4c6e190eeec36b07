// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.local.launcher.platform.PlatformException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls of the gateway, whose refusals become errors in its own words. */
final class GatewayCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The key of a gateway that asks for one. */
  private static final String KEY = "STACKGAN_API_KEY";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  GatewayCalls(String base) {
    this.base = URI.create(base);
  }

  byte[] get(String url) throws IOException {
    return body(send(to(url).build(), BodyHandlers.ofByteArray()));
  }

  byte[] delete(String path) throws IOException {
    return body(send(to(path).DELETE().build(), BodyHandlers.ofByteArray()));
  }

  byte[] postNothing(String path) throws IOException {
    HttpRequest request = to(path).POST(BodyPublishers.noBody()).build();
    return body(send(request, BodyHandlers.ofByteArray()));
  }

  private HttpRequest.Builder to(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    Optional.ofNullable(System.getenv(KEY))
        .ifPresent(key -> request.header("authorization", "Bearer " + key));
    return request;
  }

  byte[] post(String path, JsonNode body) throws IOException {
    return body(post(path, body, BodyHandlers.ofByteArray()));
  }

  <T> HttpResponse<T> post(String path, JsonNode body, BodyHandler<T> handler) throws IOException {
    return send(posted(path, "application/json", body.toString()), handler);
  }

  /** Posts JSON Lines. */
  byte[] postLines(String path, String lines) throws IOException {
    return body(send(posted(path, "application/x-ndjson", lines), BodyHandlers.ofByteArray()));
  }

  private HttpRequest posted(String path, String type, String body) {
    return to(path).header("content-type", type).POST(BodyPublishers.ofString(body)).build();
  }

  /** The lines of an answer as they come. */
  Stream<String> lines(String url) throws IOException {
    HttpResponse<Stream<String>> answer = send(to(url).build(), BodyHandlers.ofLines());
    if (answer.statusCode() != 200) {
      throw refusal(JSON.readTree(String.join("\n", answer.body().toList())));
    }
    return answer.body();
  }

  private static byte[] body(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw refusal(JSON.readTree(answer.body()));
    }
    return answer.body();
  }

  static PlatformException refusal(JsonNode body) {
    return new PlatformException(body.path("error").path("message").asText("The gateway refused"));
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
    try {
      return http.send(request, handler);
    } catch (ConnectException e) {
      throw new PlatformException(
          "No platform is running at " + base + ": start one with ./stackgan up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted", e);
    }
  }
}
