// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Threads for what blocks and for what waits. The framework's own share the scope of the request
 * that they work for: one that is slow to leave it ends it while the event loop writes the answer,
 * which then fails.
 */
public final class Workers {

  /** They wait for the store, for names to be looked up, for time to pass. */
  private static final int THREADS = 32;

  private static final AtomicInteger COUNT = new AtomicInteger();

  public static final ScheduledExecutorService POOL =
      Executors.newScheduledThreadPool(THREADS, Workers::thread);

  private Workers() {}

  /** What the work gives, done on a thread that may block. */
  public static <T> Uni<T> call(Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(POOL);
  }

  /** An item once the time has passed. */
  public static Uni<Void> after(Duration pause) {
    return Uni.createFrom().voidItem().onItem().delayIt().onExecutor(POOL).by(pause);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gateway-worker-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
