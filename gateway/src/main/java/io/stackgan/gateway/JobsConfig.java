// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set for jobs. */
public interface JobsConfig {

  /** How far back a gateway reads the topics when it starts; older jobs are unknown to it. */
  @WithDefault("24h")
  Duration history();

  /** How many jobs are remembered; the oldest are forgotten first. */
  @WithDefault("100000")
  int remembered();

  /** When a job expires whose caller names no deadline. */
  @WithDefault("1h")
  Duration deadline();

  /** How long after its deadline a job is expired that no stage has told the end of. */
  @WithDefault("5s")
  Duration grace();

  /** How many jobs a tenant may have that have not ended; more are refused with 429. */
  @WithDefault("1000")
  int openPerTenant();

  /** The same of bulk jobs, which batches are made of. */
  @WithDefault("20000")
  int openBulkPerTenant();

  /** When a job of a batch expires that names no deadline. */
  @WithDefault("24h")
  Duration batchDeadline();

  /** The largest body of a batch, in bytes. */
  @WithDefault("16777216")
  long maxBatchSize();

  /** The longest wait, as measured, that a new job may face; beyond it is refused with 429. */
  @WithDefault("2m")
  Duration longestQueue();

  /** The same of bulk jobs, which wait for all others too. */
  @WithDefault("1h")
  Duration longestBulkQueue();
}
