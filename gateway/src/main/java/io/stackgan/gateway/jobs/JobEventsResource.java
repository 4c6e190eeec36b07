// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.PictureAddresses;
import io.stackgan.gateway.edge.Tenants;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A job's steps as server-sent events; what a client has missed is told again. */
@Path("/v1/jobs/{id}/events")
@Tag(name = "Jobs")
class JobEventsResource {

  /** How long a stream may be silent. */
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final JobCalls calls;
  private final Jobs jobs;
  private final PictureAddresses addresses;

  JobEventsResource(JobCalls calls, Jobs jobs, PictureAddresses addresses) {
    this.calls = calls;
    this.jobs = jobs;
    this.addresses = addresses;
  }

  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Follows a job",
      description =
          "Events accepted, embedded, sketched, completed and, at last, ended. An event's id stands"
              + " for all that was told so far: sent as Last-Event-ID, any gateway tells the rest."
              + " After 15 s without an event comes a comment.")
  public Multi<OutboundSseEvent> events(
      String id,
      @HeaderParam("Last-Event-ID") String last,
      @Context RoutingContext http,
      @Context Sse sse) {
    URI origin = URI.create(http.request().absoluteURI());
    UnaryOperator<String> links = key -> addresses.of(key, origin);
    long told = told(last);
    // Waited for, because the answer's head is sent before a stream's first failure.
    Job job = calls.find(id, Tenants.of(http)).await().indefinitely();
    return new JobFollower(job.id(), told, jobs, links, sse).events(PAUSE);
  }

  private static long told(String last) {
    if (last == null || last.isBlank()) {
      return 0;
    }
    if (!last.matches("[0-9]{1,18}")) {
      throw ApiException.invalid(
          "Last-Event-ID",
          "invalid_value",
          "Last-Event-ID is not one that was sent: leave it out.");
    }
    return Long.parseLong(last);
  }
}
