// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.PictureAddresses;
import io.stackgan.gateway.edge.Tenants;
import io.stackgan.gateway.edge.Workers;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A job's steps as server-sent events; what a client has missed is told again. */
@Path("/v1/jobs/{id}/events")
@Tag(name = "Jobs")
class JobEventsResource {

  /** Should the job be forgotten before it has ended, which nobody tells. */
  private static final Duration LOOK_ANYWAY_EVERY = Duration.ofSeconds(15);

  /** What one client is told. */
  private final class Follower {
    private final String id;
    private final UnaryOperator<String> links;
    private final Sse sse;
    private long told;

    Follower(String id, long told, UnaryOperator<String> links, Sse sse) {
      this.id = id;
      this.told = told;
      this.links = links;
      this.sse = sse;
    }

    /**
     * The steps since last time, each with the id of all that is told with it; empty at the end.
     */
    List<Optional<OutboundSseEvent>> news() {
      List<Optional<OutboundSseEvent>> news = new ArrayList<>();
      Job job = jobs.find(id).orElse(null);
      if (job != null) {
        for (JobStep step : JobStep.of(job)) {
          if ((told & step.mask()) == 0) {
            told |= step.mask();
            news.add(Optional.of(event(step, job)));
          }
        }
      }
      if (job == null || job.isOver()) {
        news.add(Optional.empty());
      }
      return news;
    }

    private OutboundSseEvent event(JobStep step, Job job) {
      JobAnswer answer = JobAnswer.of(job, jobs, links);
      return sse.newEventBuilder()
          .id(Long.toString(told))
          .name(step.status())
          .mediaType(MediaType.APPLICATION_JSON_TYPE)
          .data(JobProgress.class, JobProgress.of(step, job, answer, links))
          .build();
    }
  }

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
              + " for all that was told so far: sent as Last-Event-ID, any gateway tells the rest.")
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
    return follow(new Follower(job.id(), told, links, sse));
  }

  private Multi<OutboundSseEvent> follow(Follower follower) {
    Multi<String> anyway =
        Multi.createFrom()
            .ticks()
            .onExecutor(Workers.POOL)
            .every(LOOK_ANYWAY_EVERY)
            .onOverflow()
            .drop()
            .map(tick -> follower.id);
    return Multi.createBy()
        .merging()
        .streams(jobs.changes(follower.id), anyway)
        .emitOn(Workers.POOL)
        .map(id -> follower.news())
        .onItem()
        .<Optional<OutboundSseEvent>>disjoint()
        .select()
        .first(Optional::isPresent)
        .map(Optional::get);
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
