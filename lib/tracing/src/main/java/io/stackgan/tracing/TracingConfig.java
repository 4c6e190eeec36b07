// SPDX-License-Identifier: Apache-2.0
package io.stackgan.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where spans go. */
@ConfigMapping(prefix = "stackgan.tracing")
public interface TracingConfig {

  /**
   * A collector that speaks OTLP over HTTP, as {@code http://collector:4318}; without one nothing
   * is traced.
   */
  Optional<URI> endpoint();

  /** The share of traces that are kept, where the caller has not decided it. */
  @WithDefault("1.0")
  double share();
}
