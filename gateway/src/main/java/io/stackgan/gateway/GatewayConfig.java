// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What can be set for the gateway. */
@ConfigMapping(prefix = "stackgan.gateway")
public interface GatewayConfig {

  /** How long a caller waits for all pictures of a request before it is answered with 504. */
  @WithDefault("60s")
  Duration deadline();

  /** The largest request body, in bytes; a larger one is refused unread. */
  @WithDefault("65536")
  long maxBodySize();

  /** How long the list of releases may be out of date. */
  @WithDefault("2s")
  Duration releasesMaxAge();

  /** The address that picture links start with; the address of the request when absent. */
  Optional<URI> publicUrl();
}
