// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whose tokens let callers in, beside keys. */
public interface OidcConfig {

  /**
   * The provider's name, to the letter, below which its configuration lies; without it, nobody's.
   */
  Optional<String> issuer();

  /** Whom a token must be for. */
  @WithDefault("stackgan")
  String audience();

  /** The claim that names the tenant. */
  @WithDefault("sub")
  String tenantClaim();

  /** How far this machine's clock and the provider's may be apart. */
  @WithDefault("30s")
  Duration clockSkew();
}
