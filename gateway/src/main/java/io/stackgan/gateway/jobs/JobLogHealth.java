// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every job is known that others know, alive while the topics are read. */
@ApplicationScoped
class JobLogHealth {

  @Produces
  @Readiness
  HealthCheck readiness(JobLog log) {
    return () ->
        HealthCheckResponse.named("jobs")
            .status(log.isCaughtUp())
            .withData("read to their start's end", log.isCaughtUp())
            .build();
  }

  @Produces
  @Liveness
  HealthCheck liveness(JobLog log) {
    return () -> HealthCheckResponse.named("jobs are read").status(log.isAlive()).build();
  }
}
