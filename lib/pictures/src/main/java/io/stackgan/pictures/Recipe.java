// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.Exploration;
import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.ImageJob;
import java.util.Optional;

/**
 * Everything that determines a picture's bytes, but for its size.
 *
 * @param index of the picture in its job
 * @param n pictures of the job; matters on a way alone
 */
public record Recipe(
    String prompt, long seed, int index, int n, String release, Exploration exploration) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Empty for a picture whose caption was not handed on. */
  public static Optional<Recipe> of(ImageJob job) {
    return Optional.ofNullable(job.prompt())
        .map(
            prompt ->
                new Recipe(
                    prompt, job.seed(), job.index(), job.n(), job.release(), job.exploration()));
  }

  /** In ASCII. */
  public String json() {
    ObjectNode json = JSON.createObjectNode().put("prompt", prompt).put("seed", seed);
    json.put("index", index).put("release", release);
    if (exploration.variation() != 1) {
      json.put("variation", exploration.variation());
    }
    Destination destination = exploration.destination();
    if (destination != null) {
      ObjectNode to = json.put("n", n).putObject("to");
      Optional.ofNullable(destination.prompt()).ifPresent(text -> to.put("prompt", text));
      Optional.ofNullable(destination.seed()).ifPresent(number -> to.put("seed", number));
    }
    return text(json);
  }

  private static String text(ObjectNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("our own JSON can be written", impossible);
    }
  }

  static Recipe parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      int index = json.path("index").asInt();
      return new Recipe(
          json.path("prompt").asText(),
          json.path("seed").asLong(),
          index,
          json.path("n").asInt(index + 1),
          json.path("release").asText(),
          exploration(json));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UnreadablePictureException(
          "What the picture says of its origin cannot be read: " + e.getMessage(), e);
    }
  }

  private static Exploration exploration(JsonNode json) {
    JsonNode to = json.get("to");
    Destination destination =
        to == null
            ? null
            : new Destination(
                to.path("prompt").textValue(), to.has("seed") ? to.path("seed").asLong() : null);
    return new Exploration(json.path("variation").asDouble(1), destination);
  }
}
