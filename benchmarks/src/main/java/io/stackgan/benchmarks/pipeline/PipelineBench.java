// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.pipeline;

import io.stackgan.benchmarks.platform.Percentiles;
import io.stackgan.benchmarks.platform.PlatformClient;
import io.stackgan.benchmarks.platform.StreamReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the stream around the models costs: a platform whose models cost nothing. */
final class PipelineBench {

  private static final double WANTED = 1000;
  private static final double IDLE = 10;
  private static final int ASLEEP_SECONDS = 3;
  private static final int WARM_UP = 20;

  private final Map<String, Double> figures = new LinkedHashMap<>();
  private final int jobs;

  /**
   * @param jobs of each measurement
   */
  PipelineBench(int jobs) {
    this.jobs = jobs;
  }

  /**
   * @return what was measured, by what it is
   */
  Map<String, Double> measure(OwnPlatform platform) {
    platform.serveTinyModels();
    OpenLoop loop = new OpenLoop(platform.bootstrapServers(), platform.release());
    loop.run(jobs, WANTED, "256x256");
    asleep(platform);
    idle(platform, loop, new PlatformClient(platform.url()));
    loaded(platform, loop, "64x64");
    loaded(platform, loop, "256x256");
    figures.putAll(new SleepingReplicas(platform.bootstrapServers(), platform.scratch()).measure());
    return figures;
  }

  private void asleep(OwnPlatform platform) {
    Map<String, Double> before = platform.cpu();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(ASLEEP_SECONDS));
    cpu(platform, before, ASLEEP_SECONDS, "no jobs: CPU ms a second");
  }

  private void idle(OwnPlatform platform, OpenLoop loop, PlatformClient client) {
    Map<String, Double> before = platform.cpu();
    int few = jobs / 10;
    put("record to event, 10 jobs a second", loop.run(few, IDLE, "256x256").times());
    cpu(platform, before, few, "10 jobs a second: CPU ms a job");
    double[] times = new double[few];
    for (int job = -WARM_UP; job < few; job++) {
      long start = System.nanoTime();
      client.draw("a bird " + job);
      times[Math.max(0, job)] = (System.nanoTime() - start) * 1e-6;
    }
    put("HTTP to HTTP, one after the other", Percentiles.of(times));
  }

  private void loaded(OwnPlatform platform, OpenLoop loop, String size) {
    Map<String, Double> before = platform.cpu();
    OpenLoop.Outcome outcome = loop.run(jobs, WANTED, size);
    figures.put(size + StreamReport.RATE, outcome.rate());
    cpu(platform, before, jobs, size + StreamReport.CPU);
  }

  private void put(String what, Percentiles times) {
    figures.put(what + ", p50 ms", times.at(50));
    figures.put(what + ", p99 ms", times.at(99));
  }

  private void cpu(OwnPlatform platform, Map<String, Double> before, int count, String what) {
    platform
        .cpu()
        .forEach(
            (process, used) ->
                figures.put(
                    what + StreamReport.OF + process,
                    (used - before.getOrDefault(process, 0.0)) / count));
  }
}
