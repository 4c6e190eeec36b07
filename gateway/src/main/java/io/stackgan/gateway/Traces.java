// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import io.stackgan.tracing.Tracing;
import io.stackgan.tracing.TracingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The spans of this service. */
@ApplicationScoped
class Traces {

  @Produces
  @Singleton
  Tracing tracing(TracingConfig config) {
    return Tracing.open("gateway", config);
  }

  void close(@Disposes Tracing tracing) {
    tracing.close();
  }
}
