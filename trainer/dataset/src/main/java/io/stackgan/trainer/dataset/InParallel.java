// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Work on many items at once, the results in the items' order. */
public final class InParallel {

  private InParallel() {}

  /**
   * @param progress is told the number of finished items, after each
   * @throws RuntimeException the first failure of the work; what has not begun is dropped
   */
  public static <T, R> List<R> map(
      List<T> items, int threads, Function<T, R> work, IntConsumer progress) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<R>> pending = new ArrayList<>();
      items.forEach(item -> pending.add(pool.submit(() -> work.apply(item))));
      List<R> results = new ArrayList<>();
      for (Future<R> result : pending) {
        results.add(result(result));
        progress.accept(results.size());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
