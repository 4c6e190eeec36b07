// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs independent pieces of work on some threads; results keep their order. */
public final class Workers implements AutoCloseable {

  private final ExecutorService pool;
  private final Listener listener;

  /** Is told how far a work is. */
  @FunctionalInterface
  public interface Listener {
    void done(String what, int count, int total);
  }

  public Workers(int threads, Listener listener) {
    this.pool = Executors.newFixedThreadPool(threads);
    this.listener = listener;
  }

  /**
   * @param what names the work for the listener
   * @param piece of the work, by its number
   * @return the results by number
   */
  public <T> List<T> map(String what, int count, IntFunction<T> piece) {
    return map(what, 0, count, count, piece);
  }

  /**
   * Likewise, a part of a larger work.
   *
   * @param before pieces of the whole that are done already
   * @param total pieces of the whole
   */
  public <T> List<T> map(String what, int before, int count, int total, IntFunction<T> piece) {
    List<Future<T>> pending = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int current = number;
      pending.add(pool.submit(() -> piece.apply(current)));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> result : pending) {
      results.add(finished(result));
      listener.done(what, before + results.size(), total);
    }
    return results;
  }

  private static <T> T finished(Future<T> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
