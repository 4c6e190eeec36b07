// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.util.List;
import java.util.Map;
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

  /**
   * A run.
   *
   * @param queuePosition 1 for the next to start; null for one that does not wait
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Listed(@JsonUnwrapped TrainingRun run, Integer queuePosition) {}

  /**
   * A run, its last event that tells where it stands, and the last lines it printed.
   *
   * @param progress null before there is any
   */
  record Shown(@JsonUnwrapped Listed run, @JsonRawValue String progress, List<String> log) {}

  record Runs(List<Listed> data) {}

  /** What may change when a run is resumed. */
  record Resumption(Map<String, String> settings) {}

  private final TrainingRuns runs;
  private final RunEvents events;
  private final RunFiles files;

  TrainingRunsResource(TrainingRuns runs, RunEvents events, RunFiles files) {
    this.events = events;
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
    return Response.accepted(listed(run))
        .location(URI.create("/v1/training-runs/" + run.name()))
        .build();
  }

  @GET
  @Operation(summary = "Lists the runs, newest first")
  public Runs list() {
    return new Runs(runs.list().stream().map(this::listed).toList());
  }

  @GET
  @Path("/{name}")
  @Operation(summary = "Shows a run, where it stands, and the last lines that it printed")
  public Shown show(String name) {
    Listed run = listed(runs.find(name));
    return new Shown(run, events.latest(name).orElse(null), files.logTail(name, LOG_LINES));
  }

  private Listed listed(TrainingRun run) {
    return new Listed(run, runs.queuePosition(run.name()).orElse(null));
  }

  @GET
  @Path("/{name}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "The run's events, those after Last-Event-ID or all, until it ends")
  public Multi<OutboundSseEvent> events(
      String name, @HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
    runs.find(name);
    return events
        .after(name, RunEvents.sequence(lastEventId))
        .map(event -> RunEvents.message(event, sse));
  }

  @POST
  @Path("/{name}/resume")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Queues a run that has ended, to go on from its last checkpoint")
  @APIResponse(responseCode = "202", description = "Queued, or running")
  public Response resume(String name, Resumption resumption) {
    Map<String, String> changes =
        resumption == null || resumption.settings() == null ? Map.of() : resumption.settings();
    return Response.accepted(listed(runs.resume(name, changes))).build();
  }

  @DELETE
  @Path("/{name}")
  @Operation(summary = "Cancels a run that is queued or running; its last checkpoint stays")
  public TrainingRun cancel(String name) {
    return runs.cancel(name);
  }
}
