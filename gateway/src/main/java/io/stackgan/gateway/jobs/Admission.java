// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.JobsConfig;
import io.stackgan.gateway.edge.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether one more job can be taken. */
@ApplicationScoped
public class Admission {

  private final Jobs jobs;
  private final JobsConfig limits;

  Admission(Jobs jobs, GatewayConfig config) {
    this.jobs = jobs;
    this.limits = config.jobs();
  }

  /** Fails with 429 where the tenant has too many open jobs, or the wait would be too long. */
  public Uni<Void> admit(Optional<String> tenant) {
    return Uni.createFrom()
        .voidItem()
        .invoke(
            () -> {
              checkQueue();
              tenant.ifPresent(owner -> checkQuota(owner, 1, false));
            });
  }

  private void checkQueue() {
    Duration wait = jobs.expectedWait(Instant.now());
    if (wait.compareTo(limits.longestQueue()) > 0) {
      throw ApiException.limited(
          "queue_full",
          "Jobs wait some %d s at the moment: try again later.".formatted(wait.toSeconds()),
          wait.minus(limits.longestQueue()).toSeconds() + 1);
    }
  }

  /** Fails with 429 as {@link #admit} does, for so many bulk jobs. */
  public Uni<Void> admitBulk(Optional<String> tenant, int count) {
    return Uni.createFrom()
        .voidItem()
        .invoke(
            () -> {
              checkQueue();
              tenant.ifPresent(owner -> checkQuota(owner, count, true));
            });
  }

  private void checkQuota(String tenant, int count, boolean bulk) {
    int most = bulk ? limits.openBulkPerTenant() : limits.openPerTenant();
    if (jobs.openOf(tenant, bulk) + count > most) {
      throw ApiException.limited(
          "quota_exceeded",
          "You may have %d jobs of this priority that have not ended: wait for some, or cancel them."
              .formatted(most),
          jobs.expectedWait(Instant.now()).toSeconds() / 2 + 1);
    }
  }
}
