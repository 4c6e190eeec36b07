// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.models;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.stackgan.modelstore.ReleaseManifest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A release, or an alias of one, as the OpenAI Models API shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record Model(
    @Schema(description = "What a request's model may say", examples = "production") String id,
    @Schema(examples = "model") String object,
    @Schema(description = "Unix time of the release, in seconds") long created,
    String ownedBy,
    @Schema(description = "The release that is meant") String release) {

  @JsonNaming(SnakeCaseStrategy.class)
  record Models(@Schema(examples = "list") String object, List<Model> data) {
    Models(List<Model> data) {
      this("list", data);
    }
  }

  static Model of(String id, ReleaseManifest release) {
    return new Model(
        id, "model", release.createdAt().getEpochSecond(), "stackgan", release.release());
  }
}
