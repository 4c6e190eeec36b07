// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.HttpServer;
import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.LogContext;
import io.stackgan.gateway.edge.PictureAddresses;
import io.stackgan.gateway.edge.Workers;
import io.stackgan.gateway.jobs.Job;
import io.stackgan.gateway.jobs.JobAnswer;
import io.stackgan.gateway.jobs.Jobs;
import io.stackgan.gateway.webhooks.SignedCalls;
import io.stackgan.gateway.webhooks.Target;
import io.stackgan.gateway.webhooks.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Posts the job that is over to its webhook. */
@ApplicationScoped
class WebhookNotifier implements Notifier {

  private static final Logger LOG = Logger.getLogger(WebhookNotifier.class);

  /** The target says that nobody will ever listen there again. */
  private static final int GONE = 410;

  private final Targets targets;
  private final SignedCalls calls;
  private final DeliveryMarks marks;
  private final PictureAddresses addresses;
  private final Jobs jobs;
  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final HttpServer server;

  WebhookNotifier(
      Targets targets,
      SignedCalls calls,
      DeliveryMarks marks,
      PictureAddresses addresses,
      Jobs jobs,
      ObjectMapper json,
      MeterRegistry metrics,
      HttpServer server) {
    this.targets = targets;
    this.calls = calls;
    this.marks = marks;
    this.addresses = addresses;
    this.jobs = jobs;
    this.json = json;
    this.metrics = metrics;
    this.server = server;
  }

  @Override
  public CompletionStage<Outcome> tell(Job job, Instant ended) {
    return Workers.call(() -> marks.isDelivered(job.id()))
        .chain(told -> told ? Uni.createFrom().item(Outcome.SETTLED) : call(job, ended))
        .onFailure()
        .recoverWithItem(failure -> failed(job, failure.getMessage()))
        .subscribeAsCompletionStage();
  }

  private Uni<Outcome> call(Job job, Instant ended) {
    Target target;
    try {
      target = targets.find(job.webhook());
    } catch (ApiException refused) {
      return Uni.createFrom().item(failed(job, refused.getMessage()));
    }
    return calls
        .post(target, Optional.ofNullable(job.tenant()), "msg_" + job.id(), body(job, ended))
        .chain(status -> Workers.call(() -> evaluated(job, status)));
  }

  private Outcome evaluated(Job job, int status) {
    if (status / 100 != 2 && status != GONE) {
      return failed(job, "it answered with " + status);
    }
    marks.deliver(job.id());
    count("settled");
    return Outcome.SETTLED;
  }

  /** The URL, which may hold secrets, is not logged. */
  private Outcome failed(Job job, String why) {
    LogContext.about(
        job.id(), () -> LOG.infof("Could not call the webhook of %s: %s", job.id(), why));
    count("failed");
    return Outcome.FAILED;
  }

  private void count(String outcome) {
    metrics.counter("stackgan.webhook.calls", "outcome", outcome).increment();
  }

  private byte[] body(Job job, Instant ended) {
    URI origin = URI.create("http://127.0.0.1:" + server.getPort());
    JobAnswer answer = JobAnswer.of(job, jobs, key -> addresses.of(key, origin));
    String type = "job." + job.outcome().orElseThrow().text();
    try {
      return json.writeValueAsBytes(new WebhookBody(type, ended.toString(), answer));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("our own records can be written", impossible);
    }
  }
}
