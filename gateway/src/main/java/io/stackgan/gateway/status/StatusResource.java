// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.status;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.jobs.Jobs;
import io.stackgan.gateway.models.InService;
import io.stackgan.gateway.models.Releases;
import io.stackgan.modelstore.Canary;
import io.stackgan.modelstore.ReleaseAlias;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a person wants to know of the platform at a glance. */
@Path("/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
class StatusResource {

  /** The platform as it is now. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Status(
      @Schema(description = "The one in service", nullable = true) String release,
      @Schema(description = "The one that is tried out", nullable = true) Trial canary,
      @Schema(description = "Jobs that have not ended") int openJobs,
      @Schema(
              description =
                  "How long an interactive job of 256x256 that is asked for now will wait")
          long waitSeconds) {}

  /** A release that is tried out. */
  record Trial(
      String release,
      @Schema(description = "Percent of the jobs") int share,
      @Schema(description = "Whether its pictures are measured alone") boolean shadow) {}

  private final Releases releases;
  private final Jobs jobs;

  StatusResource(Releases releases, Jobs jobs) {
    this.releases = releases;
    this.jobs = jobs;
  }

  @GET
  @Operation(summary = "Which release is in service, and how long the queue is")
  public Uni<Status> status() {
    return releases.inService().map(this::status);
  }

  private Status status(InService served) {
    return new Status(
        served.alias().map(ReleaseAlias::release).orElse(null),
        served.canary().map(StatusResource::trial).orElse(null),
        jobs.openCount(),
        jobs.expectedWait(ImageSize.FULL, false, Instant.now()).toSeconds());
  }

  private static Trial trial(Canary canary) {
    return new Trial(canary.release(), canary.share(), canary.shadow());
  }
}
