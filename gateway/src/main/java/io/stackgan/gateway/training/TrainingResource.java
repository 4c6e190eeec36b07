// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.training;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.formats.Output;
import io.stackgan.gateway.images.Pictures;
import io.stackgan.gateway.training.RunAnswer.Runs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How training goes, as training-events tells it. */
@Path("/v1/training/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
class TrainingResource {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

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
  @Path("{run}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Follows a run",
      description = "The run as it stands, at once and then whenever it has told something.")
  public Multi<OutboundSseEvent> events(String run, @Context Sse sse) {
    Follower follower = new Follower(runs.find(run), sse);
    return Multi.createBy()
        .repeating()
        .supplier(follower::news)
        .withDelay(LOOK_EVERY)
        .indefinitely()
        .onItem()
        .disjoint();
  }

  /** What one client is told. */
  private static final class Follower {
    private final RunState run;
    private final Sse sse;
    private long told = -1;

    Follower(RunState run, Sse sse) {
      this.run = run;
      this.sse = sse;
    }

    List<OutboundSseEvent> news() {
      long now = run.told();
      if (now == told) {
        return List.of();
      }
      told = now;
      return List.of(
          sse.newEventBuilder()
              .id(Long.toString(now))
              .name("run")
              .mediaType(MediaType.APPLICATION_JSON_TYPE)
              .data(RunAnswer.class, run.answer())
              .build());
    }
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
