// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.rollouts;

import io.stackgan.gateway.RollbackConfig;
import io.stackgan.gateway.jobs.Ended;

/** Tells a release that fails from one that does not. */
record Judge(int minJobs, double tolerated) {

  static Judge of(RollbackConfig config) {
    return new Judge(config.minJobs(), config.tolerated());
  }

  /**
   * @param others of the release that it is compared with
   */
  boolean condemns(Ended own, Ended others) {
    return own.jobs() >= minJobs && own.failureRate() - others.failureRate() > tolerated;
  }
}
