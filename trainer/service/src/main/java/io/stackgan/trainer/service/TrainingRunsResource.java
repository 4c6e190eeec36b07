// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/training-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training runs")
class TrainingRunsResource {

  private static final int LOG_LINES = 20;

  /** A run and the last lines it printed. */
  record Shown(@JsonUnwrapped TrainingRun run, List<String> log) {}

  record Runs(List<TrainingRun> data) {}

  private final TrainingRuns runs;
  private final RunFiles files;

  TrainingRunsResource(TrainingRuns runs, RunFiles files) {
    this.runs = runs;
    this.files = files;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Queues a run; one runs at a time")
  @APIResponse(
      responseCode = "202",
      description = "Queued, or running",
      content = @Content(schema = @Schema(implementation = TrainingRun.class)))
  public Response submit(RunRequest request) {
    if (request == null) {
      throw new RefusedException(400, null, "invalid_json", "Send a JSON object.");
    }
    TrainingRun run = runs.submit(request);
    return Response.accepted(run).location(URI.create("/v1/training-runs/" + run.name())).build();
  }

  @GET
  @Operation(summary = "Lists the runs, newest first")
  public Runs list() {
    return new Runs(runs.list());
  }

  @GET
  @Path("/{name}")
  @Operation(summary = "Shows a run and the last lines that it printed")
  public Shown show(String name) {
    return new Shown(runs.find(name), files.logTail(name, LOG_LINES));
  }

  @DELETE
  @Path("/{name}")
  @Operation(summary = "Cancels a run that is queued or running; its last checkpoint stays")
  public TrainingRun cancel(String name) {
    return runs.cancel(name);
  }
}
