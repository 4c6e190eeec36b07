// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.models;

import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiError;
import io.stackgan.gateway.models.Model.Models;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
class ModelsResource {

  private final Releases releases;

  ModelsResource(Releases releases) {
    this.releases = releases;
  }

  @GET
  @Operation(summary = "Lists the releases in service, first the alias production")
  public Uni<Models> list() {
    return releases.inService().map(ModelsResource::models);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "Shows a release in service")
  @APIResponse(
      responseCode = "200",
      description = "The release",
      content = @Content(schema = @Schema(implementation = Model.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such release is in service",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  public Uni<Model> show(String id) {
    return releases.inService().map(served -> model(id, served));
  }

  private static Models models(InService served) {
    Stream<Model> alias =
        served.current().stream().map(release -> Model.of(ReleaseStore.PRODUCTION, release));
    Stream<Model> own =
        served.releases().stream().map(release -> Model.of(release.release(), release));
    return new Models(Stream.concat(alias, own).toList());
  }

  private static Model model(String id, InService served) {
    Optional<ReleaseManifest> release =
        Releases.ALIASES.contains(id) ? served.current() : served.release(id);
    return Model.of(id, release.orElseThrow(() -> Releases.unknown(id, served)));
  }
}
