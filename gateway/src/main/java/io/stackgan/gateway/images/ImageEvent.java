// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.stackgan.contracts.GenerationRequest;
import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A picture in a stream of server-sent events, as the OpenAI Images API defines it. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImageEvent(
    @Schema(enumeration = {ImageEvent.PARTIAL, ImageEvent.COMPLETED}) String type,
    @Schema(description = "The file, in Base64") String b64Json,
    @Schema(description = "Unix time, in seconds") long createdAt,
    @Schema(description = "Of the picture that was asked for") String size,
    String quality,
    String background,
    String outputFormat,
    @Schema(description = "Of a partial image: 0, for Stage-I's 64×64 picture")
        Integer partialImageIndex,
    @Schema(description = "Of the completed picture") Usage usage,
    @Schema(description = "Asks for the same picture again") long seed) {

  static final String PARTIAL = "image_generation.partial_image";
  static final String COMPLETED = "image_generation.completed";

  static ImageEvent partial(Generation generation, byte[] picture) {
    return of(PARTIAL, generation, picture, 0, null);
  }

  static ImageEvent completed(Generation generation, byte[] picture) {
    return of(COMPLETED, generation, picture, null, Usage.of(generation.request()));
  }

  private static ImageEvent of(
      String type, Generation generation, byte[] picture, Integer partialIndex, Usage usage) {
    GenerationRequest request = generation.request();
    return new ImageEvent(
        type,
        Base64.getEncoder().encodeToString(picture),
        Instant.now().getEpochSecond(),
        request.size().text(),
        Look.QUALITY,
        Look.BACKGROUND,
        generation.output().format().text(),
        partialIndex,
        usage,
        request.seed());
  }
}
