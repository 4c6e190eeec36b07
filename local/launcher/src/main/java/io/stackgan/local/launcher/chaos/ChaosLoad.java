// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.local.launcher.chaos.ChaosJob.Drawing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Submits jobs, one after the other while no more than some are open, and keeps asking what became
 * of them, of those that were over too: an outcome that was shown once must be shown ever after.
 */
final class ChaosLoad implements AutoCloseable {

  private static final long PERIOD_MILLIS = 250;
  private static final int MOST_OPEN = 20;

  private final JobApi api;
  private final Random random;
  private final Thread thread = new Thread(this::run, "chaos-load");
  private final List<ChaosJob> accepted = new ArrayList<>();
  private final Set<ChaosJob> open = new LinkedHashSet<>();
  private final Map<String, String> shown = new HashMap<>();
  private int refused;
  private int unanswered;
  private int changed;
  private volatile boolean closed;

  ChaosLoad(JobApi api, long seed) {
    this.api = api;
    this.random = new Random(seed);
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        if (open.size() < MOST_OPEN) {
          submit();
        }
        look();
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void submit() throws InterruptedException {
    Drawing drawing = Drawing.any(random);
    try {
      api.submit(drawing.json())
          .map(id -> new ChaosJob(id, drawing))
          .ifPresentOrElse(this::accepted, () -> refused++);
    } catch (IOException away) {
      unanswered++;
    }
  }

  private void accepted(ChaosJob job) {
    accepted.add(job);
    open.add(job);
  }

  /** At all that are open, and at any that was over. */
  private void look() throws InterruptedException {
    try {
      for (ChaosJob job : List.copyOf(open)) {
        if (isOver(job)) {
          open.remove(job);
        }
      }
      ChaosJob any = accepted.isEmpty() ? null : accepted.get(random.nextInt(accepted.size()));
      if (any != null && shown.containsKey(any.id())) {
        isOver(any);
      }
    } catch (IOException away) {
      // The gateway is down just now.
    }
  }

  private boolean isOver(ChaosJob job) throws IOException, InterruptedException {
    String state = api.state(job.id());
    String before = shown.get(job.id());
    if (before != null && !before.equals(state)) {
      changed++;
    }
    if (JobApi.OUTCOMES.contains(state)) {
      shown.putIfAbsent(job.id(), state);
      return true;
    }
    return false;
  }

  /**
   * How accepted jobs ended after the load.
   *
   * @param late jobs that had not ended in time
   * @param stuck those of them that had not ended when none had for as long again
   * @param seconds until the last one ended
   */
  record Settled(int late, int stuck, long seconds) {}

  /**
   * Stops submitting, and waits for what was accepted to end, for as long as that goes on: on a
   * slow machine, what is late is not stuck.
   */
  Settled settle(long patienceMillis) throws InterruptedException {
    close();
    thread.join();
    long start = System.currentTimeMillis();
    long lastEnd = start;
    int late = -1;
    while (!open.isEmpty() && System.currentTimeMillis() < lastEnd + patienceMillis) {
      int before = open.size();
      look();
      if (open.size() < before) {
        lastEnd = System.currentTimeMillis();
      }
      if (late < 0 && System.currentTimeMillis() > start + patienceMillis) {
        late = open.size();
      }
      Thread.sleep(PERIOD_MILLIS);
    }
    return new Settled(Math.max(late, open.size()), open.size(), (lastEnd - start) / 1000);
  }

  List<ChaosJob> accepted() {
    return accepted;
  }

  /** The outcome that the gateway showed, by job. */
  Map<String, String> shown() {
    return shown;
  }

  int refused() {
    return refused;
  }

  int unanswered() {
    return unanswered;
  }

  /** How often a job that was over was shown as something else later. */
  int changed() {
    return changed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
