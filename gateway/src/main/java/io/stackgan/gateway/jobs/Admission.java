// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.JobsConfig;
import io.stackgan.gateway.edge.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether one more job can be taken. */
@ApplicationScoped
public class Admission {

  private final Jobs jobs;
  private final JobsConfig limits;

  @Inject
  Admission(Jobs jobs, GatewayConfig config) {
    this(jobs, config.jobs());
  }

  Admission(Jobs jobs, JobsConfig limits) {
    this.jobs = jobs;
    this.limits = limits;
  }

  /** Fails with 429 where the tenant has too many open jobs, or the wait would be too long. */
  public Uni<Void> admit(Optional<String> tenant, ImageSize size) {
    return checked(() -> check(tenant, Set.of(size), 1, false));
  }

  /**
   * Fails with 429 as {@link #admit(Optional, ImageSize)} does.
   *
   * @param patience how long the caller waits for the pictures
   */
  public Uni<Void> admit(Optional<String> tenant, ImageSize size, Duration patience) {
    return checked(
        () -> {
          checkQueue(jobs.expectedWait(size, false, Instant.now()), patience);
          check(tenant, Set.of(size), 1, false);
        });
  }

  /** Fails with 429 as {@link #admit(Optional, ImageSize)} does, for bulk jobs. */
  public Uni<Void> admitBulk(Optional<String> tenant, List<GenerationRequest> requests) {
    Set<ImageSize> sizes = EnumSet.noneOf(ImageSize.class);
    requests.forEach(request -> sizes.add(request.size()));
    return checked(() -> check(tenant, sizes, requests.size(), true));
  }

  private static Uni<Void> checked(Runnable check) {
    return Uni.createFrom().voidItem().invoke(check);
  }

  private void check(Optional<String> tenant, Set<ImageSize> sizes, int count, boolean bulk) {
    Instant now = Instant.now();
    Duration wait =
        sizes.stream()
            .flatMap(
                size ->
                    Stream.of(jobs.expectedWait(size, bulk, now), jobs.standstill(size, bulk, now)))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    checkQueue(wait, bulk ? limits.longestBulkQueue() : limits.longestQueue());
    tenant.ifPresent(owner -> checkQuota(owner, count, bulk, wait));
  }

  private static void checkQueue(Duration wait, Duration longest) {
    if (wait.compareTo(longest) > 0) {
      throw ApiException.limited(
          "queue_full",
          "Jobs wait some %d s at the moment: try again later.".formatted(wait.toSeconds()),
          wait.minus(longest).toSeconds() + 1);
    }
  }

  private void checkQuota(String tenant, int count, boolean bulk, Duration wait) {
    int most = bulk ? limits.openBulkPerTenant() : limits.openPerTenant();
    if (jobs.openOf(tenant, bulk) + count > most) {
      throw ApiException.limited(
          "quota_exceeded",
          "You may have %d jobs of this priority that have not ended: wait for some, or cancel them."
              .formatted(most),
          wait.toSeconds() / 2 + 1);
    }
  }
}
