// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.JobShare;
import io.stackgan.onnxserving.InferenceMetrics;
import io.stackgan.onnxserving.Lease;
import io.stackgan.onnxserving.ReleaseWatcher;
import io.stackgan.onnxserving.ServedReleases;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the release that is tried out as a shadow on tasks that the one in service has done, one by
 * one on a thread of its own. What it gives is measured and dropped: nothing is stored, told or
 * waited for.
 *
 * @param <T> what a record asks for
 * @param <M> the model
 * @param <R> what the model gives for one record
 */
final class Shadow<T, M extends AutoCloseable, R> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);

  /** Tasks and results, each up to some hundred kilobytes. */
  private static final int WAITING = 64;

  private final StageWorker<T, M, R> worker;
  private final ServedReleases<M> served;
  private final ReleaseWatcher<M> watcher;
  private final InferenceMetrics metrics;
  private final ThreadPoolExecutor runs =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Shadow::thread);

  Shadow(
      StageWorker<T, M, R> worker,
      ServedReleases<M> served,
      ReleaseWatcher<M> watcher,
      InferenceMetrics metrics) {
    this.worker = worker;
    this.served = served;
    this.watcher = watcher;
    this.metrics = metrics;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "stage-shadow");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The task is done.
   *
   * @param release the one that did it
   */
  void follow(String release, WorkItem<T> item, R shown) {
    if (worker.comparison().isPresent() && served.current().equals(Optional.of(release))) {
      watcher
          .canary()
          .filter(canary -> canary.shadows(JobShare.hundredth(item.header().job())))
          .ifPresent(canary -> enqueue(canary.release(), item.task(), shown));
    }
  }

  private void enqueue(String release, T task, R shown) {
    try {
      runs.execute(() -> run(release, task, shown));
    } catch (RejectedExecutionException full) {
      metrics.notShadowed(release, "dropped");
    }
  }

  private void run(String release, T task, R shown) {
    Optional<Lease<M>> lease = served.lease(release);
    if (lease.isEmpty()) {
      metrics.notShadowed(release, "dropped");
      return;
    }
    try (Lease<M> held = lease.get()) {
      long start = System.nanoTime();
      R drawn = worker.run(held.model(), List.of(task)).get(0);
      long nanos = System.nanoTime() - start;
      worker
          .comparison()
          .ifPresent(by -> metrics.shadowed(release, nanos, by.applyAsDouble(shown, drawn)));
    } catch (RuntimeException e) {
      LOG.warn("Release {} fails as a shadow: {}", release, e.getMessage());
      metrics.notShadowed(release, "failed");
    }
  }

  @Override
  public void close() {
    runs.shutdownNow();
  }
}
