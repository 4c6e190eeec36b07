// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.explore;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body that {@link ExploreRequest} reads, for the API's document. */
@Schema(
    name = "ExploreRequest",
    examples =
        "{\"prompt\": \"a red bird\", \"seed\": 7, \"n\": 7, \"to\": {\"prompt\": \"a blue bird\"}}")
record ExploreRequestBody(
    @Schema(required = true, maxLength = 1000, examples = "a red bird") String prompt,
    @Schema(minimum = "0", description = "Where a series over seeds begins", examples = "7")
        Long seed,
    @Schema(minimum = "1", maximum = "10", defaultValue = "1") Integer n,
    @Schema(
            enumeration = {"auto", "64x64", "256x256"},
            defaultValue = "auto")
        String size,
    @Schema(minimum = "0", maximum = "2", defaultValue = "1") Double variation,
    @Schema(description = "Where a way ends: absent for a series over seeds") Destination to,
    @Schema(
            enumeration = {"strip", "grid", "animation"},
            description = "Absent: strip for a way, grid for a series")
        String layout) {

  /** What is absent stays. */
  @Schema(name = "Destination")
  record Destination(
      @Schema(maxLength = 1000, examples = "a blue bird") String prompt,
      @Schema(minimum = "0", examples = "9") Long seed) {}
}
