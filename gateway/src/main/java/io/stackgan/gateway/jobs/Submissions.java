// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Tenants;
import io.stackgan.gateway.idempotency.Claims;
import io.stackgan.gateway.idempotency.IdempotencyKey;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Takes jobs from callers: one that is submitted again with its Idempotency-Key stays one job. */
@ApplicationScoped
class Submissions {

  private final JobCalls calls;
  private final Claims claims;
  private final GatewayConfig config;

  Submissions(JobCalls calls, Claims claims, GatewayConfig config) {
    this.calls = calls;
    this.claims = claims;
    this.config = config;
  }

  /** The job as it is by now; fails with 409 where the key came with another body. */
  Uni<Job> submit(byte[] body, RoutingContext http) {
    Optional<IdempotencyKey> key = IdempotencyKey.of(http.request(), Tenants.of(http), body);
    String id = key.map(IdempotencyKey::job).orElseGet(JobReader::newId);
    JobSubmission asked = JobReader.readWithWebhook(body, id, config.jobs().deadline());
    return key.isEmpty()
        ? send(asked, http)
        : claims
            .claim(key, Optional.empty())
            .chain(claim -> claim.repeated() ? known(asked, http) : send(asked, http));
  }

  /** Sent now where the first submission never reached the broker. */
  private Uni<Job> known(JobSubmission asked, RoutingContext http) {
    return calls
        .find(asked.request().id(), Tenants.of(http))
        .onFailure(Submissions::isUnknown)
        .recoverWithUni(() -> send(asked, http));
  }

  private Uni<Job> send(JobSubmission asked, RoutingContext http) {
    return calls.submit(asked, Tenants.of(http), JobCalls.trace(http));
  }

  private static boolean isUnknown(Throwable failure) {
    return failure instanceof ApiException refused && refused.status() == 404;
  }
}
