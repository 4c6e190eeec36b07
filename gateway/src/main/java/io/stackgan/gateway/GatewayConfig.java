// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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

  /** How long a client may take over what it is sent before the gateway hangs up. */
  @WithDefault("60s")
  Duration slowestClient();

  /** The address that picture links start with; the address of the request when absent. */
  Optional<URI> publicUrl();

  /**
   * Who may call: {@code tenant:SHA-256 of the key} each, as {@code ./stackgan api-key} prints it.
   * Without any, everybody may, and the gateway listens on a loopback address alone.
   */
  Optional<List<String>> apiKeys();

  /** Callers with tokens. */
  OidcConfig oidc();

  /**
   * What links to pictures are signed with, at least 32 characters, the same for every gateway;
   * made of the keys' hashes when absent.
   */
  Optional<String> linkSecret();

  /** How long a link to a picture opens it without a key. */
  @WithDefault("24h")
  Duration linkLifetime();

  /** Jobs. */
  JobsConfig jobs();

  /** Calls to those who wait for a job. */
  WebhooksConfig webhooks();

  /** Releases that fail. */
  RollbackConfig rollback();
}
