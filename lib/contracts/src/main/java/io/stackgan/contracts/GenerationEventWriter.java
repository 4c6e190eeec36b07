// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import java.time.Instant;

/** An event's JSON. What is not known is left out; timings and images are always there. */
final class GenerationEventWriter {

  private GenerationEventWriter() {}

  static ObjectNode json(GenerationEvent event) {
    ObjectNode json = Json.object().put("job", event.job()).put("status", event.status().text());
    if (event.index() != null) {
      json.put("index", event.index());
    }
    json.put("n", event.n());
    if (event.seed() != null) {
      json.put("seed", event.seed());
    }
    if (event.release() != null) {
      json.put("release", event.release());
    }
    if (event.size() != null) {
      json.put("size", event.size().text());
    }
    json.set("timings", timings(event.timings()));
    ArrayNode images = json.putArray("images");
    event.images().forEach(image -> images.add(image(image)));
    if (event.error() != null) {
      json.set("error", error(event.error()));
    }
    return json;
  }

  private static ObjectNode timings(Timings timings) {
    ObjectNode json = Json.object();
    put(json, "requested", timings.requested());
    put(json, "embedded", timings.embedded());
    put(json, "sketched", timings.sketched());
    put(json, "completed", timings.completed());
    return json;
  }

  private static void put(ObjectNode json, String name, Instant time) {
    if (time != null) {
      json.put(name, time.toString());
    }
  }

  private static ObjectNode image(StoredImage image) {
    return Json.object()
        .put("index", image.index())
        .put("size", image.size().text())
        .put("key", image.key());
  }

  private static ObjectNode error(EventError error) {
    return Json.object().put("code", error.code()).put("message", error.message());
  }
}
