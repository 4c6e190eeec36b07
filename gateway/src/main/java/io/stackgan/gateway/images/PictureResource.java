// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.ImageKeys;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Tenants;
import io.stackgan.gateway.formats.Output;
import io.stackgan.gateway.formats.PictureFormat;
import io.stackgan.gateway.jobs.Job;
import io.stackgan.gateway.jobs.Jobs;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Serves the pictures that answers link to. */
@Path("/v1/images/{job: [A-Za-z0-9][A-Za-z0-9._-]*}")
@Tag(name = "Images")
public class PictureResource {

  private final Pictures pictures;
  private final Jobs jobs;

  PictureResource(Pictures pictures, Jobs jobs) {
    this.pictures = pictures;
    this.jobs = jobs;
  }

  @GET
  @Path("{index: [0-9]}.{format: png|jpeg|webp}")
  @Operation(summary = "A finished picture")
  public Uni<Response> picture(
      String job,
      int index,
      String format,
      @RestQuery Optional<Integer> compression,
      @Context RoutingContext http) {
    requireOwner(job, http);
    return answer(ImageKeys.picture(job, index), format, compression);
  }

  @GET
  @Path("{index: [0-9]}-64.{format: png|jpeg|webp}")
  @Operation(summary = "The 64×64 sketch of a 256×256 picture")
  public Uni<Response> sketch(
      String job,
      int index,
      String format,
      @RestQuery Optional<Integer> compression,
      @Context RoutingContext http) {
    requireOwner(job, http);
    return answer(ImageKeys.sketch(job, index), format, compression);
  }

  /** With a key, a tenant's own jobs alone; with a signed link, or where there are no keys, any. */
  private void requireOwner(String job, RoutingContext http) {
    String owner = jobs.find(job).map(Job::tenant).orElse(null);
    if (!Tenants.maySee(Tenants.of(http), owner)) {
      throw Pictures.missing();
    }
  }

  private Uni<Response> answer(String key, String format, Optional<Integer> compression) {
    int truth = compression.orElse(Output.TRUEST);
    if (truth < 0 || truth > Output.TRUEST) {
      throw ApiException.invalid(
          "compression", "invalid_value", "'compression' must be from 0 to 100.");
    }
    Output output = new Output(PictureFormat.parse(format), truth);
    return pictures.read(key, output).map(picture -> answer(picture, output.format()));
  }

  /** A job's pictures never change. */
  private static Response answer(byte[] picture, PictureFormat format) {
    return Response.ok(picture, format.contentType())
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
        .build();
  }
}
