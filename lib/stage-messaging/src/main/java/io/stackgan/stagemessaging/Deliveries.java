// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.onnxserving.InferenceMetrics;

/** Stores results off the model's thread, and acknowledges what they came from. */
final class Deliveries<T, M, R> {

  private static final String FAILED = "delivery_failed";

  private final StageWorker<T, M, R> worker;
  private final Retry retry;
  private final Outcomes outcomes;
  private final InferenceMetrics metrics;

  Deliveries(
      StageWorker<T, M, R> worker, Retry retry, Outcomes outcomes, InferenceMetrics metrics) {
    this.worker = worker;
    this.retry = retry;
    this.outcomes = outcomes;
    this.metrics = metrics;
  }

  void deliver(String release, WorkItem<T> item, R result) {
    long start = System.nanoTime();
    retry
        .run("store a result", () -> worker.deliver(release, item.task(), result, item.outbox()))
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                metrics.delivered(release, System.nanoTime() - start, start - item.arrived());
                outcomes.settle(item.record());
              } else {
                metrics.failed(release, FAILED);
                outcomes.fail(item, FAILED, failure);
              }
            });
  }
}
