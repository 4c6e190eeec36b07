// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Excerpts;
import io.stackgan.gateway.formats.Output;
import io.stackgan.gateway.formats.PictureFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the body of a generation request as the OpenAI Images API defines it, strictly. */
public final class ImageRequestReader {

  /** Known to the Images API, but nothing here can be chosen by them. */
  private static final List<String> WITHOUT_EFFECT =
      List.of("quality", "style", "background", "moderation", "user");

  private static final List<String> KNOWN =
      List.of(
          "prompt",
          "model",
          "n",
          "size",
          "seed",
          "rng_seed",
          "variation",
          "to",
          "response_format",
          "output_format",
          "output_compression",
          "stream",
          "partial_images",
          "quality",
          "style",
          "background",
          "moderation",
          "user");

  private static final List<String> FORMATS = List.of("b64_json", "url");

  private static final List<String> SIZES =
      List.of("auto", ImageSize.SKETCH.text(), ImageSize.FULL.text());

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private ImageRequestReader() {}

  /**
   * @throws ApiException naming the first field at fault
   */
  static ImageRequest read(byte[] body) {
    return read(fields(body));
  }

  /**
   * @throws ApiException when the body is no JSON object
   */
  public static JsonFields fields(byte[] body) {
    return new JsonFields(object(body));
  }

  /**
   * @throws ApiException naming the first field at fault
   */
  public static ImageRequest read(JsonFields fields) {
    refuseNegativePrompt(fields);
    fields.allowOnly(KNOWN);
    WITHOUT_EFFECT.forEach(fields::text);
    ImageRequest request =
        new ImageRequest(
            prompt(fields),
            fields.text("model"),
            count(fields),
            size(fields),
            seed(fields),
            fields.choice("response_format", FORMATS).equals(Optional.of("url")),
            fields.flag("stream").orElse(false),
            fields.integer("partial_images", 0, 3).orElse(1L) > 0,
            output(fields),
            ExplorationFields.read(fields));
    checkStream(request);
    return request;
  }

  private static ObjectNode object(byte[] body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException malformed) {
      throw ApiException.invalid(null, "invalid_json", "The body is not JSON: " + why(malformed));
    }
    throw ApiException.invalid(
        null, "invalid_json", "Send a JSON object such as {\"prompt\": \"a red bird\"}.");
  }

  private static String why(IOException malformed) {
    if (!(malformed instanceof JsonProcessingException problem) || problem.getLocation() == null) {
      return "it cannot be read.";
    }
    return "%s (line %d, column %d)."
        .formatted(
            Excerpts.of(problem.getOriginalMessage()),
            problem.getLocation().getLineNr(),
            problem.getLocation().getColumnNr());
  }

  private static void refuseNegativePrompt(JsonFields fields) {
    if (fields.has("negative_prompt")) {
      throw ApiException.invalid(
          "negative_prompt",
          "unsupported_parameter",
          "StackGAN has no negative prompt: describe in 'prompt' what should be seen instead.");
    }
  }

  private static String prompt(JsonFields fields) {
    return fields
        .text("prompt")
        .orElseThrow(
            () ->
                ApiException.invalid(
                    "prompt",
                    "missing_required_parameter",
                    "'prompt' is missing: describe the picture in it."));
  }

  private static int count(JsonFields fields) {
    return fields.integer("n", 1, GenerationRequest.MAX_IMAGES).orElse(1L).intValue();
  }

  private static ImageSize size(JsonFields fields) {
    return fields
        .choice("size", SIZES)
        .filter(size -> !size.equals("auto"))
        .map(ImageSize::parse)
        .orElse(ImageSize.FULL);
  }

  private static Optional<Long> seed(JsonFields fields) {
    Optional<Long> seed = fields.integer("seed", 0, Long.MAX_VALUE);
    Optional<Long> same = fields.integer("rng_seed", 0, Long.MAX_VALUE);
    if (seed.isPresent() && same.isPresent() && !seed.equals(same)) {
      throw ApiException.invalid(
          "rng_seed", "invalid_value", "'seed' and 'rng_seed' differ: send one of them.");
    }
    return seed.or(() -> same);
  }

  private static Output output(JsonFields fields) {
    return new Output(
        fields
            .choice("output_format", PictureFormat.NAMES)
            .map(PictureFormat::parse)
            .orElse(PictureFormat.PNG),
        fields.integer("output_compression", 0, 100).orElse((long) Output.TRUEST).intValue());
  }

  /** As the Images API has it: an event holds one picture and no number of it. */
  private static void checkStream(ImageRequest request) {
    if (request.stream() && request.n() > 1) {
      throw ApiException.invalid(
          "n", "invalid_value", "A stream has one picture: send n 1, or several requests.");
    }
    if (request.stream() && request.links()) {
      throw ApiException.invalid(
          "response_format",
          "invalid_value",
          "The events of a stream hold b64_json: leave 'response_format' out, or do not stream.");
    }
  }
}
