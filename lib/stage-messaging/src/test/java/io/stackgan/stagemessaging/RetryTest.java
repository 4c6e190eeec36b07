// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.modelstore.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final Retry retry = new Retry(executor);
  private final AtomicInteger attempts = new AtomicInteger();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void brokerThatIsAway_isTriedAgain_evenWhenTheSenderHasGivenUp() {
    Throwable givenUp = new IllegalStateException("exhausted", new TimeoutException("away"));

    run(2, givenUp).join();

    assertThat(attempts).hasValue(3);
  }

  @Test
  void refusal_isFinal() {
    assertThatThrownBy(() -> run(1, new StoreException("access denied")).join())
        .hasCauseInstanceOf(StoreException.class);
    assertThat(attempts).hasValue(1);
  }

  private CompletableFuture<Void> run(int failures, Throwable failure) {
    return retry
        .run(
            "try",
            () ->
                attempts.incrementAndGet() <= failures
                    ? CompletableFuture.failedFuture(failure)
                    : CompletableFuture.completedFuture(null))
        .toCompletableFuture();
  }
}
