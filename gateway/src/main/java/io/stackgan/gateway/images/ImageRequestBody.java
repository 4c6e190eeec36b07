// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body that {@link ImageRequestReader} reads, for the API's document. */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(
    name = "ImageRequest",
    examples = "{\"prompt\": \"a small bird with a red head and a white belly\", \"seed\": 7}")
record ImageRequestBody(
    @Schema(
            required = true,
            maxLength = 1000,
            examples = "a small bird with a red head and a white belly")
        String prompt,
    @Schema(description = "A release in service; absent: production", examples = "production")
        String model,
    @Schema(minimum = "1", maximum = "10", defaultValue = "1") Integer n,
    @Schema(
            enumeration = {"auto", "64x64", "256x256"},
            description = "64x64 stops after Stage-I; auto is 256x256",
            defaultValue = "auto")
        String size,
    @Schema(minimum = "0", description = "Draws the same again; absent: a new one", examples = "7")
        Long seed,
    @Schema(minimum = "0", description = "Another name of seed") Long rngSeed,
    @Schema(
            minimum = "0",
            maximum = "2",
            defaultValue = "1",
            description = "How much of Conditioning Augmentation's sigma is used")
        Double variation,
    @Schema(description = "Where the n pictures, at least 2, go in equal steps") Destination to,
    @Schema(
            enumeration = {"b64_json", "url"},
            defaultValue = "b64_json")
        String responseFormat,
    @Schema(
            enumeration = {"png", "jpeg", "webp"},
            defaultValue = "png")
        String outputFormat,
    @Schema(
            minimum = "0",
            maximum = "100",
            defaultValue = "100",
            description = "0 for the smallest file, 100 for the truest; of no effect on png")
        Integer outputCompression,
    @Schema(description = "Answer with server-sent events; n is 1 then", defaultValue = "false")
        Boolean stream,
    @Schema(
            minimum = "0",
            maximum = "3",
            defaultValue = "1",
            description = "0 leaves the sketch out of a stream; there is never more than one")
        Integer partialImages,
    @Schema(description = "Of no effect") String user,
    @Schema(description = "Of no effect") String quality,
    @Schema(description = "Of no effect") String style,
    @Schema(description = "Of no effect") String background,
    @Schema(description = "Of no effect") String moderation) {

  /** Where a way through the latent space ends; what is absent stays. */
  @Schema(name = "Destination")
  record Destination(
      @Schema(maxLength = 1000, examples = "a blue bird") String prompt,
      @Schema(minimum = "0", examples = "9") Long seed) {}
}
