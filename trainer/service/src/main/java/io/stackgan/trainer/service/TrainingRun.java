// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;

/**
 * A run and what became of it.
 *
 * @param resumed whether it goes on from its last checkpoint
 * @param process the number of the process that trains, else null
 * @param message why it failed or was interrupted, else null
 */
@JsonNaming(SnakeCaseStrategy.class)
record TrainingRun(
    RunRequest request,
    RunStatus status,
    boolean resumed,
    Instant createdAt,
    Instant startedAt,
    Instant endedAt,
    Long process,
    String message) {

  /** Between a process's start and its being noted. */
  private static final Duration START = Duration.ofSeconds(5);

  static TrainingRun queued(RunRequest request, boolean resumed) {
    return new TrainingRun(
        request, RunStatus.QUEUED, resumed, Instant.now(), null, null, null, null);
  }

  String name() {
    return request.name();
  }

  TrainingRun started(long process) {
    return new TrainingRun(
        request, RunStatus.RUNNING, resumed, createdAt, Instant.now(), null, process, null);
  }

  /** Whether a process that began then is the one that was started for this run. */
  boolean isOf(Instant processStart) {
    return Duration.between(processStart, startedAt).abs().compareTo(START) < 0;
  }

  TrainingRun ended(RunStatus end, String reason) {
    return new TrainingRun(
        request, end, resumed, createdAt, startedAt, Instant.now(), null, reason);
  }
}
