// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.edge.PictureAddresses;
import io.stackgan.gateway.edge.RequestBodies;
import io.stackgan.gateway.edge.Tenants;
import io.stackgan.gateway.edge.Workers;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many captions at once, as JSON Lines, and one stream of what becomes of them. */
@Path("/v1/batches")
@Tag(name = "Batches")
class BatchesResource {

  private static final String JSON_LINES = "application/x-ndjson";
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** Batches end in order, more or less: looking at the first is looking at those that matter. */
  private static final int LOOKED_AT = 500;

  /** How far the topics' reader may be behind. */
  private static final Duration LAG = Duration.ofSeconds(5);

  /** A batch as it was accepted. */
  record Accepted(String id, int jobs, String results) {}

  private final RequestBodies bodies;
  private final JobCalls calls;
  private final Jobs jobs;
  private final PictureAddresses addresses;
  private final GatewayConfig config;

  BatchesResource(
      RequestBodies bodies,
      JobCalls calls,
      Jobs jobs,
      PictureAddresses addresses,
      GatewayConfig config) {
    this.bodies = bodies;
    this.calls = calls;
    this.jobs = jobs;
    this.addresses = addresses;
    this.config = config;
  }

  @POST
  @Consumes({JSON_LINES, "application/jsonl", MediaType.TEXT_PLAIN})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Submits up to 10,000 captions",
      description =
          "JSON Lines, each line the body of a job. All are taken, with bulk priority, or none is.")
  public Uni<Response> submit(@Context RoutingContext http) {
    return bodies
        .read(http.request(), config.jobs().maxBatchSize())
        .chain(body -> Workers.call(() -> BatchReader.read(body, config.jobs().batchDeadline())))
        .chain(requests -> submit(requests, http));
  }

  private Uni<Response> submit(List<GenerationRequest> requests, RoutingContext http) {
    String first = requests.get(0).id();
    String id = first.substring(0, first.lastIndexOf('.'));
    String results = "/v1/batches/" + id + "/results";
    TraceContext trace = TraceContext.from(http.request().getHeader(TraceContext.HEADER));
    return calls
        .submitAll(requests, Tenants.of(http), trace)
        .map(
            sent ->
                Response.accepted(new Accepted(id, requests.size(), results))
                    .location(URI.create(results))
                    .build());
  }

  @GET
  @Path("{id}/results")
  @Produces(JSON_LINES)
  @Operation(
      summary = "The jobs of a batch, each as it ends",
      description = "JSON Lines; the stream ends with the last job. Asked again it begins anew.")
  public Multi<JobAnswer> results(String id, @Context RoutingContext http) {
    Follower follower = new Follower(Batch.parse(id), http);
    return Multi.createBy()
        .repeating()
        .supplier(follower::ended)
        .withDelay(LOOK_EVERY)
        .whilst(news -> !follower.open.isEmpty())
        .onItem()
        .disjoint();
  }

  /** What one client has not been told yet. */
  private final class Follower {
    private final Batch batch;
    private final URI origin;
    private final Optional<String> tenant;
    private final Instant started = Instant.now();
    private final TreeSet<Integer> open = new TreeSet<>();

    Follower(Batch batch, RoutingContext http) {
      this.batch = batch;
      this.origin = URI.create(http.request().absoluteURI());
      this.tenant = Tenants.of(http);
      IntStream.range(0, batch.size()).forEach(open::add);
    }

    List<JobAnswer> ended() {
      List<JobAnswer> ended = new ArrayList<>();
      Iterator<Integer> lines = open.iterator();
      for (int looked = 0; looked < LOOKED_AT && lines.hasNext(); looked++) {
        Optional<Job> job = jobs.find(batch.job(lines.next()));
        if (job.map(Job::isOver).orElse(isLate())) {
          lines.remove();
          job.filter(own -> Tenants.maySee(tenant, own.tenant()))
              .map(this::answer)
              .ifPresent(ended::add);
        }
      }
      return ended;
    }

    /** Whether a job that is not known by now is none, or was forgotten. */
    private boolean isLate() {
      return Instant.now().isAfter(started.plus(LAG));
    }

    private JobAnswer answer(Job job) {
      return JobAnswer.of(job, jobs, key -> addresses.of(key, origin));
    }
  }
}
