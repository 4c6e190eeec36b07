// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.onnxserving.InferenceMetrics;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * Stores results off the model's thread, and acknowledges what they came from. So many may wait to
 * be stored; then the model waits as well.
 */
final class Deliveries<T, M, R> {

  private static final String FAILED = "delivery_failed";

  private final StageWorker<T, M, R> worker;
  private final Retry retry;
  private final Outcomes outcomes;
  private final InferenceMetrics metrics;
  private final Semaphore room;

  Deliveries(
      StageWorker<T, M, R> worker,
      Retry retry,
      Outcomes outcomes,
      InferenceMetrics metrics,
      int capacity) {
    this.worker = worker;
    this.retry = retry;
    this.outcomes = outcomes;
    this.metrics = metrics;
    this.room = new Semaphore(capacity);
  }

  /** Returns once so many more results can be taken; each is to be delivered or given up. */
  void awaitRoom(int results) throws InterruptedException {
    room.acquire(results);
  }

  void giveUp(int results) {
    room.release(results);
  }

  void deliver(String release, WorkItem<T> item, R result) {
    long start = System.nanoTime();
    retry
        .run("store a result", () -> store(release, item, result))
        .whenComplete(
            (nothing, failure) -> {
              room.release();
              if (failure == null) {
                metrics.delivered(release, System.nanoTime() - start, start - item.arrived());
                outcomes.settle(item.record(), item.trace());
              } else {
                metrics.failed(release, FAILED);
                outcomes.fail(item, FAILED, failure);
              }
            });
  }

  /** What the store is asked meanwhile is part of the record's trace. */
  private CompletionStage<Void> store(String release, WorkItem<T> item, R result) {
    return item.trace()
        .context()
        .wrapSupplier(() -> worker.deliver(release, item.task(), result, item.outbox()))
        .get();
  }
}
