// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.modelstore.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what may pass (the store or the broker is away), ever more slowly, for as long as it
 * takes: giving up would lose a job.
 */
final class Retry {

  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final ScheduledExecutorService executor;

  Retry(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  /** Completes as the first attempt that succeeds, or fails for good. Runs on the executor. */
  CompletionStage<Void> run(String doing, Supplier<CompletionStage<Void>> attempt) {
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    executor.execute(() -> attempt(doing, attempt, FIRST_PAUSE, outcome));
    return outcome;
  }

  private void attempt(
      String doing,
      Supplier<CompletionStage<Void>> attempt,
      Duration pause,
      CompletableFuture<Void> outcome) {
    start(attempt)
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                outcome.complete(null);
              } else if (mayPass(failure)) {
                LOG.debug("Cannot {} yet, trying again: {}", doing, failure.getMessage());
                executor.schedule(
                    () -> attempt(doing, attempt, longer(pause), outcome),
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
              } else {
                outcome.completeExceptionally(unwrapped(failure));
              }
            });
  }

  private static CompletionStage<Void> start(Supplier<CompletionStage<Void>> attempt) {
    try {
      return attempt.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /** Looks at causes too: whoever retried before us has wrapped what it gave up on. */
  private static boolean mayPass(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreUnavailableException || cause instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }

  static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
