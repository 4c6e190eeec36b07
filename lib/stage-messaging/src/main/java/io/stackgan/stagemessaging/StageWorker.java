// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.onnxserving.protocol.Predictor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.ToDoubleBiFunction;

/**
 * The work of a stage, without the messaging around it.
 *
 * @param <T> what a record asks for
 * @param <M> the model
 * @param <R> what the model gives for one record
 */
public interface StageWorker<T, M, R> {

  /**
   * @throws io.stackgan.contracts.MalformedMessageException when the record can never be worked on
   */
  T decode(ReceivedRecord record);

  JobHeader header(T task);

  /** Whether nobody in particular waits for the task, so that others may overtake it. */
  default boolean isBulk(ReceivedRecord record, T task) {
    return Priorities.isBulk(record.content());
  }

  /** Why the model cannot take the task, as far as can be said without running it. */
  default Optional<String> fault(M model, T task) {
    return Optional.empty();
  }

  /** How callers beside the stream ask the model. */
  Predictor<M> predictor();

  /** Runs the model; one result for each task, which does not depend on the others in the batch. */
  List<R> run(M model, List<T> tasks);

  /**
   * How far two results for one task are apart; empty where a release that is tried out as a shadow
   * need not run.
   */
  default Optional<ToDoubleBiFunction<R, R>> comparison() {
    return Optional.empty();
  }

  /**
   * Stores and sends what the result leads to; completes when all of it is stored. Called off the
   * model's thread, and again after a failure that may pass, so that it must be idempotent.
   *
   * @param release the one that ran
   */
  CompletionStage<Void> deliver(String release, T task, R result, Outbox outbox);
}
