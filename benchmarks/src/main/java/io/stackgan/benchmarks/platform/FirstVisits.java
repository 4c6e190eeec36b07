// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.platform;

import io.stackgan.browser.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody waits for who opens the page, each time in a browser that was never used. */
final class FirstVisits {

  private static final int VISITS = 5;
  private static final String PAINT = "performance.getEntriesByName('first-contentful-paint')";
  private static final String SCRIPT =
      "performance.getEntriesByType('resource').filter(e => e.name.endsWith('.js'))"
          + ".reduce((sum, e) => sum + e.decodedBodySize, 0)";

  private final URI page;

  FirstVisits(URI page) {
    this.page = page;
  }

  void measure(Map<String, Double> figures) throws IOException {
    Optional<Path> chromium = Chromium.installed();
    if (chromium.isEmpty()) {
      System.err.println("No chromium on the PATH: the page's first paint is not measured");
      return;
    }
    double[] paints = new double[VISITS];
    for (int visit = 0; visit < VISITS; visit++) {
      paints[visit] = visit(chromium.get(), figures);
    }
    Percentiles all = Percentiles.of(paints);
    figures.put("the page's first contentful paint, p50 ms", all.at(50));
    figures.put("the page's first contentful paint, longest ms", all.at(100));
  }

  private double visit(Path chromium, Map<String, Double> figures) throws IOException {
    Path profile = Files.createTempDirectory("first-visit");
    try (Chromium browser = Chromium.start(chromium, profile)) {
      browser.look(1200, 900, false);
      browser.open(page.toString());
      browser.await(PAINT + ".length");
      figures.put("script of the page, kB", browser.evaluate(SCRIPT).asDouble() / 1000);
      return browser.evaluate(PAINT + "[0].startTime").asDouble();
    } finally {
      delete(profile);
    }
  }

  private static void delete(Path profile) throws IOException {
    try (Stream<Path> files = Files.walk(profile)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
