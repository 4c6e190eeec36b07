// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.InvalidRequestException;
import io.stackgan.contracts.Priority;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.LogContext;
import io.stackgan.gateway.edge.Workers;
import io.stackgan.gateway.formats.Output;
import io.stackgan.gateway.idempotency.Claim;
import io.stackgan.gateway.idempotency.Claims;
import io.stackgan.gateway.jobs.Admission;
import io.stackgan.gateway.jobs.Job;
import io.stackgan.gateway.jobs.Jobs;
import io.stackgan.gateway.jobs.Pipeline;
import io.stackgan.gateway.jobs.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Sends requests into the pipeline and stays with each until it has ended or nobody waits. */
@ApplicationScoped
public class Generations {

  private static final Logger LOG = Logger.getLogger(Generations.class);

  private final Claims claims;
  private final StoredGeneration stored;
  private final Jobs jobs;
  private final Pipeline pipeline;
  private final Admission admission;
  private final GenerationMetrics metrics;
  private final GatewayConfig config;

  Generations(
      Claims claims,
      StoredGeneration stored,
      Jobs jobs,
      Pipeline pipeline,
      Admission admission,
      GenerationMetrics metrics,
      GatewayConfig config) {
    this.claims = claims;
    this.stored = stored;
    this.jobs = jobs;
    this.pipeline = pipeline;
    this.admission = admission;
    this.metrics = metrics;
    this.config = config;
  }

  /**
   * Submits the request, then answers with it. Cancelled, late or failed, the job is called off.
   *
   * @param answer called once the broker has acknowledged the request
   */
  public <T> Uni<T> run(ImageRequest asked, Call call, Function<Generation, Uni<T>> answer) {
    return metrics.timed(
        admission
            .admit(call.tenant(), asked.size(), call.limit(config.deadline()))
            .chain(() -> claims.claim(call.key(), asked.model()))
            .chain(claim -> answered(asked, claim, call, answer)));
  }

  private <T> Uni<T> answered(
      ImageRequest asked, Claim claim, Call call, Function<Generation, Uni<T>> answer) {
    Duration limit = call.limit(config.deadline());
    GenerationRequest request = request(asked, claim, limit);
    if (!claim.repeated()) {
      return drawn(request, asked.output(), claim, call, answer);
    }
    return stored
        .find(request)
        .chain(
            found ->
                found.isPresent()
                    ? answer.apply(
                        new Generation(request, asked.output(), claim.created(), found.get()))
                    : drawn(request, asked.output(), claim, call, answer));
  }

  private <T> Uni<T> drawn(
      GenerationRequest request,
      Output output,
      Claim claim,
      Call call,
      Function<Generation, Uni<T>> answer) {
    String job = request.id();
    Generation generation = new Generation(request, output, claim.created(), jobs.watch(job));
    return pipeline
        .submit(request, call.tenant(), call.trace())
        .onFailure()
        .transform(Generations::brokerAway)
        .chain(() -> answer.apply(generation))
        .onCancellation()
        .invoke(() -> callOff(job, call.trace()))
        .ifNoItem()
        .after(call.limit(config.deadline()))
        .on(Workers.POOL)
        .failWith(() -> JobOutcomes.late(call.limit(config.deadline()), jobs.progress(job)))
        .onTermination()
        .invoke(() -> jobs.forget(job));
  }

  private GenerationRequest request(ImageRequest asked, Claim claim, Duration limit) {
    try {
      return new GenerationRequest(
          attempt(claim.job()),
          asked.prompt(),
          asked.n(),
          asked.size(),
          asked.seed().orElseGet(() -> GenerationRequest.seedOf(claim.job())),
          claim.release().orElse(null),
          Instant.now().plus(limit),
          Priority.INTERACTIVE,
          asked.exploration());
    } catch (InvalidRequestException invalid) {
      throw ApiException.invalid(invalid.param(), "invalid_value", invalid.getMessage());
    }
  }

  /**
   * A job that ended without its pictures stays so: trying again is another job, of the same seed.
   */
  private String attempt(String job) {
    return jobs.find(job).flatMap(Job::outcome).filter(end -> end != Status.COMPLETED).isPresent()
        ? job + "-" + UUID.randomUUID().toString().substring(0, 8)
        : job;
  }

  private void callOff(String job, TraceContext trace) {
    pipeline
        .cancel(job, trace)
        .subscribe()
        .with(
            sent -> LOG.debugf("Called off %s", job),
            failure ->
                LogContext.about(job, () -> LOG.warnf("Could not call off %s: %s", job, failure)));
  }

  private static ApiException brokerAway(Throwable failure) {
    return ApiException.unavailable(
        "broker_unavailable",
        "The message broker took no request: try again, or see ./stackgan status.",
        failure);
  }
}
