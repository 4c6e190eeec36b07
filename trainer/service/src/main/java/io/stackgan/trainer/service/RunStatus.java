// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a run is. */
enum RunStatus {
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("completed")
  COMPLETED,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("cancelled")
  CANCELLED,
  /** The service ended while it ran. */
  @JsonProperty("interrupted")
  INTERRUPTED;

  boolean isEnd() {
    return this != QUEUED && this != RUNNING;
  }
}
