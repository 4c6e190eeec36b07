// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/**
 * A run and what became of it.
 *
 * @param message why it failed, else null
 */
@JsonNaming(SnakeCaseStrategy.class)
record TrainingRun(
    RunRequest request,
    RunStatus status,
    Instant createdAt,
    Instant startedAt,
    Instant endedAt,
    String message) {

  static TrainingRun queued(RunRequest request) {
    return new TrainingRun(request, RunStatus.QUEUED, Instant.now(), null, null, null);
  }

  String name() {
    return request.name();
  }

  TrainingRun started() {
    return new TrainingRun(request, RunStatus.RUNNING, createdAt, Instant.now(), null, null);
  }

  TrainingRun ended(RunStatus end, String reason) {
    return new TrainingRun(request, end, createdAt, startedAt, Instant.now(), reason);
  }
}
