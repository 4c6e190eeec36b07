// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.local.launcher.chaos.ChaosJob.Drawing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many clients follow jobs that wait, while a stage stands still; then all are to see the end. */
final class Crowd {

  private static final String GATEWAY = "gateway";
  private static final String HELD = "stage1-service";

  /** A tenant may have 1,000 open jobs. */
  private static final int JOBS = 500;

  private static final Duration CONNECTING = Duration.ofSeconds(60);
  private static final Duration WAITING = Duration.ofSeconds(10);
  private static final Duration ENDING = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 100;

  private final String url;
  private final JobApi api;
  private final TroubleMaker maker;
  private final ServiceWatch services;
  private final Random random;

  Crowd(String url, JobApi api, TroubleMaker maker, ServiceWatch services, long seed) {
    this.url = url;
    this.api = api;
    this.maker = maker;
    this.services = services;
    this.random = new Random(seed);
  }

  void run(int clients, ChaosReport report) throws IOException, InterruptedException {
    maker.freeze(HELD);
    try (Watchers watchers = new Watchers(url)) {
      long before = services.memory().get(GATEWAY);
      watchers.watch(submitted(Math.min(JOBS, clients)), clients);
      await(watchers, clients);
      report.note("watchers: clients that follow a job at the same time", watchers.connected());
      report.note("watchers: CPU of the gateway while nothing happens, %", idlePercent());
      report.note(
          "watchers: resident, the gateway, before and with them, MiB",
          before + " → " + services.memory().get(GATEWAY));
      maker.thaw(HELD);
      report.none("watchers: clients that were refused", watchers.refused());
      report.none(
          "watchers: clients that were not told of the end", clients - watchers.awaitEnds(ENDING));
      report.note(
          "watchers: resident, the gateway, in the end, MiB", services.memory().get(GATEWAY));
    } finally {
      maker.thaw(HELD);
    }
  }

  private List<String> submitted(int jobs) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      api.submit(Drawing.any(random).json()).ifPresent(ids::add);
    }
    return ids;
  }

  private static void await(Watchers watchers, int clients) throws InterruptedException {
    long end = System.nanoTime() + CONNECTING.toNanos();
    while (watchers.connected() < clients && System.nanoTime() < end) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private double idlePercent() throws InterruptedException {
    Duration before = maker.cpuTime(GATEWAY);
    Thread.sleep(WAITING.toMillis());
    Duration used = maker.cpuTime(GATEWAY).minus(before);
    return Math.round(1000.0 * used.toMillis() / WAITING.toMillis()) / 10.0;
  }
}
