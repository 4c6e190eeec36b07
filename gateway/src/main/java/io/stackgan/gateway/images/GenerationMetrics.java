// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiException;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code stackgan_generation_seconds}: how long generations took, by how they ended. */
@ApplicationScoped
class GenerationMetrics {

  private final MeterRegistry registry;

  GenerationMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  <T> Uni<T> timed(Uni<T> generation) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Timer.Sample sample = Timer.start(registry);
              return generation
                  .onTermination()
                  .invoke((item, failure, cancelled) -> stop(sample, outcome(failure, cancelled)));
            });
  }

  private void stop(Timer.Sample sample, String outcome) {
    sample.stop(registry.timer("stackgan.generation", "outcome", outcome));
  }

  private static String outcome(Throwable failure, boolean cancelled) {
    if (cancelled) {
      return "cancelled";
    }
    if (failure == null) {
      return "completed";
    }
    return failure instanceof ApiException told ? String.valueOf(told.status()) : "500";
  }
}
