// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.InvalidRequestException;
import io.stackgan.contracts.Priority;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.jobs.Jobs;
import io.stackgan.gateway.jobs.Pipeline;
import io.stackgan.gateway.jobs.TraceContext;
import io.stackgan.gateway.models.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Sends requests into the pipeline and stays with each until it has ended or nobody waits. */
@ApplicationScoped
class Generations {

  private static final Logger LOG = Logger.getLogger(Generations.class);

  private final Releases releases;
  private final Jobs jobs;
  private final Pipeline pipeline;
  private final GenerationMetrics metrics;
  private final GatewayConfig config;

  Generations(
      Releases releases,
      Jobs jobs,
      Pipeline pipeline,
      GenerationMetrics metrics,
      GatewayConfig config) {
    this.releases = releases;
    this.jobs = jobs;
    this.pipeline = pipeline;
    this.metrics = metrics;
    this.config = config;
  }

  /**
   * Submits the request, then answers with it. Cancelled, late or failed, the job is called off.
   *
   * @param answer called once the broker has acknowledged the request
   */
  <T> Uni<T> run(ImageRequest asked, TraceContext trace, Function<Generation, Uni<T>> answer) {
    return metrics.timed(
        releases
            .resolve(asked.model())
            .map(release -> request(asked, release))
            .chain(request -> run(request, trace, answer)));
  }

  private <T> Uni<T> run(
      GenerationRequest request, TraceContext trace, Function<Generation, Uni<T>> answer) {
    String job = request.id();
    Generation generation = new Generation(request, jobs.watch(job, request.n()));
    return pipeline
        .submit(request, trace)
        .onFailure()
        .transform(Generations::brokerAway)
        .chain(() -> answer.apply(generation))
        .onCancellation()
        .invoke(() -> callOff(job, trace))
        .ifNoItem()
        .after(config.deadline())
        .failWith(() -> JobOutcomes.late(config, jobs.progress(job)))
        .onTermination()
        .invoke(() -> jobs.forget(job));
  }

  private GenerationRequest request(ImageRequest asked, Optional<String> release) {
    String id = "job_" + UUID.randomUUID().toString().replace("-", "");
    try {
      return new GenerationRequest(
          id,
          asked.prompt(),
          asked.n(),
          asked.size(),
          asked.seed().orElseGet(() -> GenerationRequest.seedOf(id)),
          release.orElse(null),
          Instant.now().plus(config.deadline()),
          Priority.INTERACTIVE);
    } catch (InvalidRequestException invalid) {
      throw ApiException.invalid(invalid.param(), "invalid_value", invalid.getMessage());
    }
  }

  private void callOff(String job, TraceContext trace) {
    pipeline
        .cancel(job, trace)
        .subscribe()
        .with(
            sent -> LOG.debugf("Called off %s", job),
            failure -> LOG.warnf("Could not call off %s: %s", job, failure));
  }

  private static ApiException brokerAway(Throwable failure) {
    return ApiException.unavailable(
        "broker_unavailable",
        "The message broker took no request: try again, or see ./stackgan status.",
        failure);
  }
}
