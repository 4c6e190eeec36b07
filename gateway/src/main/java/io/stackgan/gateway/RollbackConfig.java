// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a release that fails is taken out of service, without anybody's word. */
public interface RollbackConfig {

  /** Whether it is. */
  @WithDefault("true")
  boolean enabled();

  /** Ended jobs of a release before it is judged. */
  @WithDefault("20")
  int minJobs();

  /**
   * What share of its jobs, 0 to 1, may fail: of a canary, beyond the share that fails of the
   * release in service.
   */
  @WithDefault("0.1")
  double tolerated();

  /** How long after its promotion a release is watched. */
  @WithDefault("10m")
  Duration probation();
}
