// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.pipeline;

import io.stackgan.benchmarks.platform.Percentiles;
import io.stackgan.benchmarks.platform.PlatformBench;
import io.stackgan.benchmarks.platform.StreamReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All around the models, by a platform of its own: its starts, what it adds to the shipped release,
 * and what is left where models cost nothing.
 */
public final class StreamBench {

  private final Path home;
  private final int starts;
  private final int pictures;
  private final int jobs;

  /**
   * @param home the checkout
   * @param quick a seventh of the work
   */
  public StreamBench(Path home, boolean quick) {
    this.home = home;
    starts = quick ? 1 : 3;
    pictures = quick ? 20 : 100;
    jobs = quick ? 300 : 2000;
  }

  /**
   * @param release the folder of the shipped release
   */
  public StreamReport measure(Path release) {
    Map<String, Double> figures = new LinkedHashMap<>();
    try (OwnPlatform platform = OwnPlatform.start(home)) {
      double[] seconds = new double[starts];
      for (int start = 0; start < starts; start++) {
        seconds[start] = platform.restart();
      }
      figures.put(StreamReport.UP, Percentiles.of(seconds).at(50));
      figures.put(StreamReport.MEMORY, platform.memory());
      figures.putAll(new PlatformBench(platform.url(), pictures).measure(release));
      figures.putAll(new PipelineBench(jobs).measure(platform));
    }
    return new StreamReport(figures);
  }
}
