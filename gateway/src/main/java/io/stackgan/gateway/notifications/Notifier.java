// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import io.stackgan.gateway.jobs.Job;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Tells somebody that a job is over. */
@FunctionalInterface
interface Notifier {

  /** What one try has led to. */
  enum Outcome {
    /** They know, or will not be told. */
    SETTLED,
    /** A later try may be better. */
    FAILED
  }

  /**
   * One try.
   *
   * @param ended when the job was over
   */
  CompletionStage<Outcome> tell(Job job, Instant ended);
}
