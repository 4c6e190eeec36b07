// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.edge.ApiError;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.PictureAddresses;
import io.stackgan.gateway.edge.RequestBodies;
import io.stackgan.gateway.edge.Tenants;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Jobs that nobody needs to wait for. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
class JobsResource {

  private static final int LONGEST_PAGE = 100;

  private final RequestBodies bodies;
  private final Submissions submissions;
  private final JobCalls calls;
  private final Jobs jobs;
  private final PictureAddresses addresses;
  private final GatewayConfig config;

  JobsResource(
      RequestBodies bodies,
      Submissions submissions,
      JobCalls calls,
      Jobs jobs,
      PictureAddresses addresses,
      GatewayConfig config) {
    this.bodies = bodies;
    this.submissions = submissions;
    this.calls = calls;
    this.jobs = jobs;
    this.addresses = addresses;
    this.config = config;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Submits a job",
      description =
          "Once this is answered, the job reaches one outcome, whatever fails meanwhile. The body"
              + " is a record of generation-requests without its id, and maybe webhook: a URL that"
              + " is posted to when the job is over. Sent again with the same Idempotency-Key it is"
              + " the same job.")
  @APIResponse(
      responseCode = "202",
      description = "The broker has stored the job; location says where to ask for it",
      content = @Content(schema = @Schema(implementation = JobAnswer.class)))
  @APIResponse(
      responseCode = "400",
      description = "A field is wrong; param names it",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  @APIResponse(
      responseCode = "409",
      description = "The Idempotency-Key came with another body before",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  @APIResponse(
      responseCode = "429",
      description = "The tenant has too many open jobs, or the queue is too long; see retry-after",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  public Uni<Response> submit(@Context RoutingContext http) {
    return bodies
        .read(http.request())
        .chain(body -> submissions.submit(body, http))
        .map(job -> accepted(job, http));
  }

  @GET
  @Operation(
      summary = "Lists jobs, the newest first",
      description = "Ask for the next page with before set to next of the last one.")
  public JobPage list(
      @RestQuery Optional<Integer> limit,
      @RestQuery Optional<String> before,
      @RestQuery Optional<String> state,
      @RestQuery Optional<String> prompt,
      @RestQuery Optional<String> release,
      @Context RoutingContext http) {
    int most = limit.orElse(20);
    if (most < 1 || most > LONGEST_PAGE) {
      throw ApiException.invalid("limit", "invalid_value", "'limit' must be from 1 to 100.");
    }
    JobFilter filter = new JobFilter(Tenants.of(http), state, prompt, release);
    List<Job> found = jobs.newest(filter, before.orElse(null), most + 1);
    return JobPage.of(found.stream().map(job -> answer(job, http)).toList(), most);
  }

  @POST
  @Path("{id}/rerun")
  @Operation(
      summary = "Submits a job once more",
      description =
          "With its own seed and release, to the same bytes; or, where seed is new or a number,"
              + " with that one.")
  public Uni<Response> rerun(String id, @RestQuery String seed, @Context RoutingContext http) {
    return calls
        .find(id, Tenants.of(http))
        .map(job -> JobRepetition.of(job, seed, config.jobs().deadline()))
        .chain(request -> calls.submit(request, Tenants.of(http), JobCalls.trace(http)))
        .map(job -> accepted(job, http));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "What became of a job, whichever gateway took it")
  @APIResponse(
      responseCode = "200",
      description = "The job",
      content = @Content(schema = @Schema(implementation = JobAnswer.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such job is known",
      content = @Content(schema = @Schema(implementation = ApiError.Envelope.class)))
  public Uni<JobAnswer> show(String id, @Context RoutingContext http) {
    return calls.find(id, Tenants.of(http)).map(job -> answer(job, http));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Cancels a job; one that is over stays as it is")
  @APIResponse(
      responseCode = "200",
      description = "The job as it ended",
      content = @Content(schema = @Schema(implementation = JobAnswer.class)))
  public Uni<JobAnswer> cancel(String id, @Context RoutingContext http) {
    return calls.cancel(id, Tenants.of(http), JobCalls.trace(http)).map(job -> answer(job, http));
  }

  private Response accepted(Job job, RoutingContext http) {
    return Response.accepted(answer(job, http))
        .location(URI.create("/v1/jobs/" + job.id()))
        .build();
  }

  private JobAnswer answer(Job job, RoutingContext http) {
    URI origin = URI.create(http.request().absoluteURI());
    return JobAnswer.of(job, jobs, key -> addresses.of(key, origin));
  }
}
