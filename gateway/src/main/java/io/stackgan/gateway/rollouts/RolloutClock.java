// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.rollouts;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.stackgan.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Has releases reviewed every second. */
@ApplicationScoped
class RolloutClock {

  private static final Logger LOG = Logger.getLogger(RolloutClock.class);
  private static final long PERIOD_MILLIS = 1000;

  private final Rollouts rollouts;
  private final boolean enabled;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(RolloutClock::thread);

  RolloutClock(Rollouts rollouts, GatewayConfig config) {
    this.rollouts = rollouts;
    this.enabled = config.rollback().enabled();
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      clock.scheduleWithFixedDelay(
          this::review, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    clock.shutdown();
  }

  private void review() {
    try {
      rollouts.review();
    } catch (RuntimeException e) {
      LOG.warnf("Cannot review the releases yet: %s", e.getMessage());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rollouts");
    thread.setDaemon(true);
    return thread;
  }
}
