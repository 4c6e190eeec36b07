// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.ImageKeys;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the pictures that answers link to. */
@Path("/v1/images/{job: [A-Za-z0-9][A-Za-z0-9._-]*}")
@Produces(PictureResource.PNG)
@Tag(name = "Images")
public class PictureResource {

  static final String PNG = "image/png";

  private final Pictures pictures;

  PictureResource(Pictures pictures) {
    this.pictures = pictures;
  }

  @GET
  @Path("{index: [0-9]}.png")
  @Operation(summary = "A finished picture")
  public Uni<Response> picture(String job, int index) {
    return pictures.read(ImageKeys.picture(job, index)).map(PictureResource::answer);
  }

  @GET
  @Path("{index: [0-9]}-64.png")
  @Operation(summary = "The 64×64 sketch of a 256×256 picture")
  public Uni<Response> sketch(String job, int index) {
    return pictures.read(ImageKeys.sketch(job, index)).map(PictureResource::answer);
  }

  /** A job's pictures never change. */
  private static Response answer(byte[] picture) {
    return Response.ok(picture, PNG)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400, immutable")
        .build();
  }
}
