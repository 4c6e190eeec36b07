// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.stackgan.contracts.GenerationRequest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The pictures of a request that was not streamed, as the OpenAI Images API answers. */
@JsonNaming(SnakeCaseStrategy.class)
record ImagesAnswer(
    @Schema(description = "Unix time, in seconds") long created,
    List<Picture> data,
    @Schema(examples = "png") String outputFormat,
    @Schema(examples = "256x256") String size,
    @Schema(examples = Look.BACKGROUND) String background,
    @Schema(examples = Look.QUALITY) String quality,
    Usage usage) {

  /** Either the picture itself or a link to it. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Picture(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "The file, in Base64")
          String b64Json,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Where the file lies")
          String url,
      @JsonInclude(JsonInclude.Include.ALWAYS)
          @Schema(description = "Always null: a prompt is drawn as it is", nullable = true)
          String revisedPrompt,
      @Schema(description = "Asks for the same pictures again") long seed) {}

  static ImagesAnswer of(Generation generation, List<Picture> pictures) {
    GenerationRequest request = generation.request();
    return new ImagesAnswer(
        generation.created().getEpochSecond(),
        pictures,
        generation.output().format().text(),
        request.size().text(),
        Look.BACKGROUND,
        Look.QUALITY,
        Usage.of(request));
  }
}
