// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiError;
import io.stackgan.gateway.edge.Disconnects;
import io.stackgan.gateway.edge.Failures;
import io.stackgan.gateway.edge.RequestBodies;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pictures from captions, as the OpenAI Images API has it. */
@Path("/v1/images/generations")
@Tag(name = "Images")
class ImagesResource {

  private final RequestBodies bodies;
  private final Generations generations;
  private final ImageAnswers answers;
  private final ImageStreams streams;
  private final ObjectMapper json;

  ImagesResource(
      RequestBodies bodies,
      Generations generations,
      ImageAnswers answers,
      ImageStreams streams,
      ObjectMapper json) {
    this.bodies = bodies;
    this.generations = generations;
    this.answers = answers;
    this.streams = streams;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Draws a caption",
      description =
          "Answers with the pictures once all are drawn, or, where stream is true, with"
              + " server-sent events: Stage-I's 64×64 picture as image_generation.partial_image,"
              + " then image_generation.completed. The same prompt, seed and model draw the same"
              + " bytes again.")
  @APIResponse(
      responseCode = "200",
      description = "The pictures, or the stream of events",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ImagesAnswer.class)),
        @Content(
            mediaType = MediaType.SERVER_SENT_EVENTS,
            schema = @Schema(implementation = ImageEvent.class))
      })
  @APIResponse(
      responseCode = "400",
      description = "A field is wrong; param names it",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  @APIResponse(
      responseCode = "404",
      description = "The model is not in service",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  @APIResponse(
      responseCode = "409",
      description = "The Idempotency-Key came with another body before",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  @APIResponse(
      responseCode = "503",
      description = "The broker or the store is away, or no release is in service",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  @APIResponse(
      responseCode = "504",
      description = "The deadline passed",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ImageRequestBody.class)))
  public Uni<Response> generate(@Context RoutingContext http) {
    return bodies
        .read(http.request())
        .chain(body -> Disconnects.cancel(generate(body, http), http));
  }

  private Uni<Response> generate(byte[] body, RoutingContext http) {
    ImageRequest asked = ImageRequestReader.read(body);
    Call call = Call.of(http, body);
    return asked.stream() ? stream(asked, call, http) : answer(asked, call, http);
  }

  private Uni<Response> answer(ImageRequest asked, Call call, RoutingContext http) {
    URI origin = URI.create(http.request().absoluteURI());
    return generations
        .run(asked, call, generation -> answers.answer(generation, asked.links(), origin))
        .map(answer -> Response.ok(answer, MediaType.APPLICATION_JSON).build());
  }

  private Uni<Response> stream(ImageRequest asked, Call call, RoutingContext http) {
    EventStream stream = new EventStream(http.response(), json);
    return generations
        .run(asked, call, generation -> streams.send(generation, asked.sketches(), stream))
        .onFailure(failure -> stream.isOpen())
        .recoverWithUni(failure -> stream.fail(Failures.describe(failure).error()))
        .map(ended -> Response.ok().build());
  }
}
