// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiError;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/**
 * Server-sent events, each written at once. The framework's own kind of event stream is chosen by
 * the method's media type, whereas here the request's body decides; ending the response is left to
 * the framework.
 */
final class EventStream {

  /** An error in mid-stream; clients look for the key {@code error}. */
  private record ErrorEvent(String type, ApiError error) {
    ErrorEvent(ApiError error) {
      this("error", error);
    }
  }

  private final HttpServerResponse response;
  private final ObjectMapper json;

  EventStream(HttpServerResponse response, ObjectMapper json) {
    this.response = response;
    this.json = json;
  }

  /** Sends the headers, so that the caller knows that its request was accepted. */
  Uni<Void> open(String job) {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("x-accel-buffering", "no");
    return write(": " + job + "\n\n");
  }

  /** Whether the answer has begun; then an error can be told as an event alone. */
  boolean isOpen() {
    return response.headWritten();
  }

  Uni<Void> send(ImageEvent event) {
    return send(event.type(), event);
  }

  Uni<Void> fail(ApiError error) {
    return send("error", new ErrorEvent(error));
  }

  private Uni<Void> send(String name, Object data) {
    try {
      return write("event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("our own records can be written", impossible);
    }
  }

  private Uni<Void> write(String text) {
    return Uni.createFrom().completionStage(() -> response.write(text).toCompletionStage());
  }
}
