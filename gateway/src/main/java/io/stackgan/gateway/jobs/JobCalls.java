// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.Priority;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Excerpts;
import io.stackgan.gateway.edge.Tenants;
import io.stackgan.gateway.edge.Workers;
import io.stackgan.gateway.webhooks.Targets;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Submits, finds and calls off jobs, of whichever gateway. */
@ApplicationScoped
class JobCalls {

  /** A topic's reader is behind its writers by milliseconds. */
  private static final Duration LAG = Duration.ofSeconds(2);

  private static final int AT_ONCE = 64;

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Jobs jobs;
  private final Pipeline pipeline;
  private final Admission admission;
  private final Targets targets;

  JobCalls(Jobs jobs, Pipeline pipeline, Admission admission, Targets targets) {
    this.jobs = jobs;
    this.pipeline = pipeline;
    this.admission = admission;
    this.targets = targets;
  }

  static TraceContext trace(RoutingContext http) {
    return TraceContext.from(http.request().getHeader(TraceContext.HEADER));
  }

  /** The job, once the broker has it; from then on it is not lost. */
  Uni<Job> submit(GenerationRequest request, Optional<String> tenant, TraceContext trace) {
    return submit(new JobSubmission(request, Optional.empty()), tenant, trace);
  }

  /** The same; fails with 400 where the webhook may not be called. */
  Uni<Job> submit(JobSubmission asked, Optional<String> tenant, TraceContext trace) {
    return asked.webhook().isEmpty()
        ? send(asked, tenant, trace)
        : Workers.call(() -> targets.find(asked.webhook().get()))
            .chain(target -> send(asked, tenant, trace));
  }

  private Uni<Job> send(JobSubmission asked, Optional<String> tenant, TraceContext trace) {
    GenerationRequest request = asked.request();
    String webhook = asked.webhook().orElse(null);
    boolean bulk = request.priority() == Priority.BULK;
    return (bulk
            ? admission.admitBulk(tenant, List.of(request))
            : admission.admit(tenant, request.size()))
        .chain(() -> pipeline.submit(asked, tenant, trace))
        .onFailure(failure -> !(failure instanceof ApiException))
        .transform(JobCalls::brokerAway)
        .invoke(() -> jobs.apply(request, tenant.orElse(null), webhook, Instant.now()))
        .map(sent -> jobs.find(request.id()).orElseThrow());
  }

  /** All of them, once the broker has each; bulk jobs, which have a quota of their own. */
  Uni<Void> submitAll(
      List<GenerationRequest> requests, Optional<String> tenant, TraceContext trace) {
    return admission
        .admitBulk(tenant, requests)
        .chain(
            () ->
                Multi.createFrom()
                    .iterable(requests)
                    .onItem()
                    .transformToUni(request -> pipeline.submit(request, tenant, trace))
                    .merge(AT_ONCE)
                    .collect()
                    .last())
        .onFailure(failure -> !(failure instanceof ApiException))
        .transform(JobCalls::brokerAway)
        .replaceWithVoid();
  }

  /** Fails with 404 where no such job of the tenant's is known. */
  Uni<Job> find(String id, Optional<String> tenant) {
    return await(id, job -> true)
        .onItem()
        .transform(
            job -> {
              if (!Tenants.maySee(tenant, job.tenant())) {
                throw unknown(id);
              }
              return job;
            });
  }

  /** Ends the job unless it is over; what it is then. */
  Uni<Job> cancel(String id, Optional<String> tenant, TraceContext trace) {
    return find(id, tenant)
        .chain(job -> job.isOver() ? Uni.createFrom().item(job) : end(id, trace));
  }

  private Uni<Job> end(String id, TraceContext trace) {
    return pipeline
        .cancel(id, trace)
        .onFailure()
        .transform(JobCalls::brokerAway)
        .chain(() -> await(id, Job::isOver));
  }

  /** Waits until the topics say so, no longer than the usual lag. */
  private Uni<Job> await(String id, Predicate<Job> condition) {
    return await(id, condition, System.nanoTime() + LAG.toNanos());
  }

  private Uni<Job> await(String id, Predicate<Job> condition, long end) {
    Optional<Job> job = jobs.isCaughtUp() ? jobs.find(id) : Optional.empty();
    if (job.filter(condition).isPresent()) {
      return Uni.createFrom().item(job.get());
    }
    if (System.nanoTime() > end) {
      return Uni.createFrom().failure(jobs.isCaughtUp() && job.isEmpty() ? unknown(id) : behind());
    }
    return Workers.after(PAUSE).chain(() -> await(id, condition, end));
  }

  private static ApiException behind() {
    return ApiException.unavailable(
        "catching_up", "The gateway is behind the topics for a moment: ask again.", null);
  }

  private static ApiException unknown(String id) {
    return ApiException.refused(
        404,
        "id",
        "job_not_found",
        "There is no job '%s': it may be older than the gateway remembers."
            .formatted(Excerpts.of(id)));
  }

  private static ApiException brokerAway(Throwable failure) {
    return ApiException.unavailable(
        "broker_unavailable",
        "The message broker does not answer: try again, or see ./stackgan status.",
        failure);
  }
}
