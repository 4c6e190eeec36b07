// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.training;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.contracts.TrainingEvent.Position;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A training run as callers see it. */
@JsonNaming(SnakeCaseStrategy.class)
record RunAnswer(
    String run,
    @Schema(enumeration = {"running", "finished", "failed", "stopped"}) String state,
    @Schema(description = "Time of the last event, RFC 3339") String updatedAt,
    @Schema(description = "What a finished run has made", nullable = true) String release,
    List<Finding> findings,
    List<Stage> stages) {

  /** A stage of it. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "TrainingStage")
  record Stage(
      String stage,
      Position position,
      @Schema(description = "By name: pairs of step and value, thinned out where there are many")
          Map<String, List<double[]>> metrics,
      @Schema(description = "The newest samples", nullable = true) String grid) {}

  /** A run without its curves. */
  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "TrainingRunSummary")
  record Summary(String run, String state, String updatedAt) {}

  @JsonNaming(SnakeCaseStrategy.class)
  @Schema(name = "TrainingRuns")
  record Runs(String object, List<Summary> data) {}

  Summary summary() {
    return new Summary(run, state, updatedAt);
  }
}
