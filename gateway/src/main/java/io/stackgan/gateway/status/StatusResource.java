// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.status;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.models.Releases;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
  record Status(@Schema(description = "The one in service", nullable = true) String release) {}

  private final Releases releases;

  StatusResource(Releases releases) {
    this.releases = releases;
  }

  @GET
  @Operation(summary = "Which release is in service")
  public Uni<Status> status() {
    return releases.current().map(release -> new Status(release.orElse(null)));
  }
}
