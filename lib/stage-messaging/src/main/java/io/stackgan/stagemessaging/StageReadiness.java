// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.onnxserving.ReleaseStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once a release is loaded and warm. */
@Readiness
@ApplicationScoped
class StageReadiness implements HealthCheck {

  private final StageRuntime runtime;

  StageReadiness(StageRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public HealthCheckResponse call() {
    ReleaseStatus status = runtime.releases();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("release").status(status.current().isPresent());
    status.current().ifPresent(release -> response.withData("current", release));
    status.previous().ifPresent(release -> response.withData("previous", release));
    status.canary().ifPresent(release -> response.withData("canary", release));
    status.refused().forEach((release, reason) -> response.withData("refused " + release, reason));
    status.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
    return response.build();
  }
}
