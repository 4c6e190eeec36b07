// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** A crashed worker is a failed check, never silence. */
@Liveness
@ApplicationScoped
class StageLiveness implements HealthCheck {

  private final StageRuntime runtime;

  StageLiveness(StageRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("worker").status(runtime.crash().isEmpty());
    runtime.crash().ifPresent(crash -> response.withData("crash", crash.toString()));
    return response.build();
  }
}
