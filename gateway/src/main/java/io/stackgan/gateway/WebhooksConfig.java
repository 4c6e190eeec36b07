// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set for webhooks. */
public interface WebhooksConfig {

  /**
   * At least 24 random bytes in Base64, of which each tenant's secret is made; the same for all
   * gateways. Without it jobs with a webhook are refused.
   */
  Optional<String> secret();

  /**
   * Hosts, as URLs name them, that may be called although they are private addresses or speak plain
   * http.
   */
  Optional<List<String>> allowedHosts();

  /** How long a target may take to answer. */
  @WithDefault("15s")
  Duration timeout();

  /** The pause after the first failure; it doubles with each further one. */
  @WithDefault("5s")
  Duration firstPause();

  /** The longest pause between two tries. */
  @WithDefault("30m")
  Duration longestPause();

  /** How long after a job's end its target is tried. */
  @WithDefault("24h")
  Duration giveUp();
}
