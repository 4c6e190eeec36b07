// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.explore;

import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.gateway.edge.ApiError;
import io.stackgan.gateway.edge.Disconnects;
import io.stackgan.gateway.edge.RequestBodies;
import io.stackgan.gateway.formats.Output;
import io.stackgan.gateway.images.Call;
import io.stackgan.gateway.images.Generation;
import io.stackgan.gateway.images.Generations;
import io.stackgan.gateway.images.ImageRequest;
import io.stackgan.gateway.images.Pictures;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Several pictures in one file: a way between two captions or seeds, or a series over seeds. */
@Path("/v1/explorations")
@Tag(name = "Explorations")
class ExplorationsResource {

  private static final String PNG = "image/png";

  private final RequestBodies bodies;
  private final Generations generations;
  private final Pictures pictures;

  ExplorationsResource(RequestBodies bodies, Generations generations, Pictures pictures) {
    this.bodies = bodies;
    this.generations = generations;
    this.pictures = pictures;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Draws a way between two captions or seeds, or a series over seeds, as one file",
      description =
          "With to, the n pictures lie at equal steps on the way there; without it they are of the"
              + " seeds from seed on. The answer is a PNG file, an animated one where layout is"
              + " animation.")
  @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = PNG))
  @APIResponse(
      responseCode = "400",
      description = "A field is wrong; param names it",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExploreRequestBody.class)))
  public Uni<Response> explore(@Context RoutingContext http) {
    return bodies
        .read(http.request())
        .chain(body -> Disconnects.cancel(explore(body, http), http))
        .map(file -> Response.ok(file, PNG).build());
  }

  private Uni<byte[]> explore(byte[] body, RoutingContext http) {
    ExploreRequest asked = ExploreRequest.read(body);
    Call call = Call.of(http, body).withoutKey();
    return Uni.join()
        .all(asked.jobs().stream().map(job -> draw(job, call)).toList())
        .andFailFast()
        .map(drawn -> asked.layout().combine(drawn.stream().flatMap(List::stream).toList()));
  }

  private Uni<List<byte[]>> draw(ImageRequest job, Call call) {
    return generations.run(job, call, this::files);
  }

  private Uni<List<byte[]>> files(Generation generation) {
    return generation
        .images(Status.COMPLETED)
        .map(Generation.Made::image)
        .collect()
        .asList()
        .map(
            images ->
                images.stream().sorted(Comparator.comparingInt(image -> image.index())).toList())
        .chain(
            images ->
                Uni.join()
                    .all(
                        images.stream()
                            .map(image -> pictures.read(image.key(), Output.PNG))
                            .toList())
                    .andFailFast());
  }
}
