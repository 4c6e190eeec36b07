// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A running platform against its release's models called in a loop, in turns. All times are wall
 * times: a machine that does something else meanwhile spoils them.
 */
public final class PlatformBench {

  private static final String TEXT = "a small bird with a red head, black wings and a white belly";
  private static final int TOGETHER = 8;
  private static final int CLIENTS = 32;
  private static final int ENCODED = 64;

  private final PlatformClient platform;
  private final int jobs;

  /**
   * @param jobs that are sent one after the other, and again so many at once
   */
  public PlatformBench(URI platform, int jobs) {
    this.platform = new PlatformClient(platform);
    this.jobs = jobs;
  }

  /**
   * @param release the folder of the release that the platform has in service
   * @return what was measured, by what it is
   */
  public Map<String, Double> measure(Path release) {
    Map<String, Double> figures = new LinkedHashMap<>();
    try (BareModels models = new BareModels(release)) {
      loaded(models, figures);
      idle(models, figures);
      encoding(models, figures);
    }
    return figures;
  }

  private void idle(BareModels models, Map<String, Double> figures) {
    double[] through = new double[jobs];
    double[] bare = new double[jobs];
    for (int job = -5; job < jobs; job++) {
      String text = TEXT + " " + job;
      double whole = milliseconds(() -> platform.draw(text));
      double alone = milliseconds(() -> models.draw(List.of(text)));
      if (job >= 0) {
        through[job] = whole;
        bare[job] = alone;
      }
    }
    Percentiles all = Percentiles.of(through);
    double model = Percentiles.of(bare).at(50);
    figures.put("idle: HTTP to HTTP, p50 ms", all.at(50));
    figures.put("idle: HTTP to HTTP, p99 ms", all.at(99));
    figures.put("idle: the models alone, p50 ms", model);
    figures.put(StreamReport.BESIDE_P50, all.at(50) - model);
    figures.put(StreamReport.BESIDE_P99, all.at(99) - model);
  }

  private void loaded(BareModels models, Map<String, Double> figures) {
    List<Double> through = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> everywhere = new ArrayList<>();
    int cores = Runtime.getRuntime().availableProcessors();
    for (int round = 0; round < 3; round++) {
      through.add(1000 * jobs / milliseconds(() -> sendAtOnce(jobs, platform::draw)));
      bare.add(1000 * jobs / milliseconds(() -> loop(models)));
      everywhere.add(
          1000 * jobs * cores / milliseconds(() -> sendAtOnce(cores, text -> loop(models))));
    }
    Collections.sort(through);
    Collections.sort(bare);
    Collections.sort(everywhere);
    figures.put("load: pictures a second through the platform", through.get(1));
    figures.put("load: pictures a second of the models in a loop, one thread", bare.get(1));
    figures.put("load: pictures a second of a loop on each core", everywhere.get(1));
    figures.put("load: platform / loop on one thread", through.get(1) / bare.get(1));
    figures.put(StreamReport.OF_LOOPS, through.get(1) / everywhere.get(1));
  }

  private void loop(BareModels models) {
    for (int done = 0; done < jobs; done += TOGETHER) {
      models.draw(Collections.nCopies(Math.min(TOGETHER, jobs - done), TEXT));
    }
  }

  private static void sendAtOnce(int times, Consumer<String> work) {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (int job = 0; job < times; job++) {
        String text = TEXT + " " + job;
        sent.add(clients.submit(() -> work.accept(text)));
      }
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A job failed under load", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } finally {
      clients.shutdown();
    }
  }

  private static void encoding(BareModels models, Map<String, Double> figures) {
    List<String> texts = new ArrayList<>();
    for (int text = 0; text < ENCODED; text++) {
      texts.add(TEXT + " " + text);
    }
    double together = Double.MAX_VALUE;
    double alone = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      together = Math.min(together, milliseconds(() -> models.encoder().encode(texts)));
      alone =
          Math.min(
              alone,
              milliseconds(() -> texts.forEach(text -> models.encoder().encode(List.of(text)))));
    }
    figures.put("encoding: ms a text, 64 in a batch", together / ENCODED);
    figures.put("encoding: ms a text, one at a time", alone / ENCODED);
    figures.put(StreamReport.ENCODING, alone / together);
  }

  private static double milliseconds(Runnable work) {
    long before = System.nanoTime();
    work.run();
    return (System.nanoTime() - before) * 1e-6;
  }
}
