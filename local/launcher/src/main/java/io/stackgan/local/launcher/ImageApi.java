// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.local.launcher.platform.PlatformException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** The part of the gateway's HTTP API that {@code generate} needs. */
final class ImageApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";
  private static final String GENERATIONS = "/v1/images/generations";
  private static final int SKETCH_PIXELS = 64;

  /**
   * @param seed null for another one each time
   * @param look fields that say how, beside these
   */
  record Request(String prompt, int n, String size, Long seed, Map<String, Object> look) {

    Request(String prompt, int n, String size, Long seed) {
      this(prompt, n, size, seed, Map.of());
    }

    int pixels() {
      return Integer.parseInt(size.substring(0, size.indexOf('x')));
    }

    private ObjectNode json() {
      ObjectNode json = JSON.createObjectNode();
      json.put("prompt", prompt).put("n", n).put("size", size);
      look.forEach((name, value) -> json.set(name, JSON.valueToTree(value)));
      return seed == null ? json : json.put("seed", seed);
    }
  }

  /** A picture and the length of its side. */
  record Picture(int index, int pixels, byte[] file) {}

  /** Takes pictures as they come. */
  @FunctionalInterface
  interface Saver {
    void save(Picture picture) throws IOException;
  }

  private final GatewayCalls calls;

  ImageApi(String base) {
    this.calls = new GatewayCalls(base);
  }

  /**
   * Draws and hands over every picture, sketches included; returns the seed.
   *
   * @throws PlatformException with the gateway's words when it refuses, or when there is none
   */
  long draw(Request request, Saver saver) throws IOException {
    return request.n() == 1 ? stream(request, saver) : batch(request, saver);
  }

  /** A stream shows the sketch first, but has one picture. */
  private long stream(Request request, Saver saver) throws IOException {
    HttpResponse<Stream<String>> answer =
        calls.post(GENERATIONS, request.json().put("stream", true), BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() != 200) {
        throw GatewayCalls.refusal(JSON.readTree(String.join("\n", lines.toList())));
      }
      return readEvents(request, lines.iterator(), saver);
    }
  }

  private static long readEvents(Request request, Iterator<String> lines, Saver saver)
      throws IOException {
    JsonNode event = JSON.missingNode();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith(DATA)) {
        event = JSON.readTree(line.substring(DATA.length()));
        saver.save(picture(request, event));
      }
    }
    if (!event.path("type").asText().endsWith(".completed")) {
      throw new PlatformException("The answer ended before the picture was complete: try again");
    }
    return event.path("seed").asLong();
  }

  private static Picture picture(Request request, JsonNode event) {
    if (event.has("error")) {
      throw GatewayCalls.refusal(event);
    }
    boolean sketch = event.path("type").asText().endsWith(".partial_image");
    byte[] file = Base64.getDecoder().decode(event.path("b64_json").asText());
    return new Picture(0, sketch ? SKETCH_PIXELS : request.pixels(), file);
  }

  private long batch(Request request, Saver saver) throws IOException {
    JsonNode body =
        JSON.readTree(calls.post(GENERATIONS, request.json().put("response_format", "url")));
    int index = 0;
    for (JsonNode picture : body.path("data")) {
      String url = picture.path("url").asText();
      if (request.pixels() != SKETCH_PIXELS) {
        saver.save(new Picture(index, SKETCH_PIXELS, calls.get(sketch(url))));
      }
      saver.save(new Picture(index++, request.pixels(), calls.get(url)));
    }
    return body.path("data").path(0).path("seed").asLong();
  }

  private static String sketch(String url) {
    return url.replaceAll("\\.(png|jpeg|webp)(\\?|$)", "-64.$1$2");
  }
}
