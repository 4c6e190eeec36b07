// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.training;

import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.formats.Output;
import io.stackgan.gateway.images.Pictures;
import io.stackgan.gateway.training.RunAnswer.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How training goes, as training-events tells it. */
@Path("/v1/training/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
class TrainingResource {

  private final TrainingRuns runs;
  private final Pictures pictures;

  TrainingResource(TrainingRuns runs, Pictures pictures) {
    this.runs = runs;
    this.pictures = pictures;
  }

  @GET
  @Operation(summary = "Lists training runs, the one that told something last first")
  public Runs list() {
    return new Runs("list", runs.list());
  }

  @GET
  @Path("{run}")
  @Operation(summary = "A run's curves, findings and newest samples")
  public RunAnswer show(String run) {
    return runs.find(run).answer();
  }

  @GET
  @Path("{run}/grids/{stage}")
  @Produces("image/png")
  @Operation(summary = "The newest samples of a run's stage")
  public Uni<Response> grid(String run, String stage) {
    String key =
        runs.find(run)
            .grid(stage)
            .orElseThrow(
                () ->
                    ApiException.refused(
                        404, null, "picture_not_found", "This stage has shown no samples yet."));
    return pictures.read(key, Output.PNG).map(picture -> Response.ok(picture, "image/png").build());
  }
}
