// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.stackgan.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends the jobs whose deadline passed without a word: their stage is gone, or their record waits
 * behind others. Every gateway does; the first event counts.
 */
@ApplicationScoped
class OverdueJobs {

  private static final Logger LOG = Logger.getLogger(OverdueJobs.class);
  private static final long PERIOD_MILLIS = 1000;

  private final Jobs jobs;
  private final JobLog log;
  private final Pipeline pipeline;
  private final Duration grace;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(OverdueJobs::thread);

  OverdueJobs(Jobs jobs, JobLog log, Pipeline pipeline, GatewayConfig config) {
    this.jobs = jobs;
    this.log = log;
    this.pipeline = pipeline;
    this.grace = config.jobs().grace();
  }

  void start(@Observes StartupEvent event) {
    clock.scheduleWithFixedDelay(this::expire, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    clock.shutdownNow();
  }

  private void expire() {
    if (!log.isCaughtUp()) {
      return;
    }
    try {
      Instant due = Instant.now().minus(grace);
      jobs.open().stream()
          .filter(job -> job.deadline().filter(due::isAfter).isPresent())
          .forEach(job -> pipeline.expire(job.id()).await().indefinitely());
    } catch (RuntimeException e) {
      LOG.warnf("Cannot expire jobs yet: %s", e.getMessage());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "overdue-jobs");
    thread.setDaemon(true);
    return thread;
  }
}
