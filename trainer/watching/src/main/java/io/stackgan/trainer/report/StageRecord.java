// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.report;

import io.stackgan.contracts.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a stage's folder tells of its training.
 *
 * @param losses by name, from {@code metrics.csv}
 * @param measures by name, from the run's events: of its sample grids, and learning rates
 * @param grids by step
 * @param captions of the grids' rows
 */
record StageRecord(
    String name,
    Map<String, Series> losses,
    Map<String, Series> measures,
    SortedMap<Long, Path> grids,
    List<String> captions,
    double seconds) {

  private static final List<String> POSITION = List.of("step", "epoch", "seconds");

  static StageRecord read(Path run, String stage, List<TrainingEvent> events) throws IOException {
    Path folder = run.resolve(stage);
    Path captions = folder.resolve("grids/captions.txt");
    Map<String, Series> table = table(folder.resolve("metrics.csv"));
    Series seconds = table.getOrDefault("seconds", Series.of("seconds"));
    table.keySet().removeAll(POSITION);
    return new StageRecord(
        stage,
        table,
        measures(events.stream().filter(event -> stage.equals(event.stage())).toList()),
        grids(folder.resolve("grids")),
        Files.exists(captions) ? Files.readAllLines(captions) : List.of(),
        Math.max(last(seconds), secondsOf(stage, events)));
  }

  private static double last(Series series) {
    return series.isEmpty() ? 0 : series.last();
  }

  /** Also of steps that no line of metrics tells of yet. */
  private static double secondsOf(String stage, List<TrainingEvent> events) {
    return events.stream()
        .filter(event -> stage.equals(event.stage()) && event.position() != null)
        .mapToDouble(event -> event.position().seconds())
        .max()
        .orElse(0);
  }

  /** Earlier runs have fewer columns in their first lines. */
  private static Map<String, Series> table(Path file) throws IOException {
    Map<String, Series> columns = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return columns;
    }
    List<String> lines = Files.readAllLines(file);
    List<String> names = new ArrayList<>(List.of(lines.get(0).split(",")));
    for (String line : lines.subList(1, lines.size())) {
      String[] numbers = line.split(",");
      for (int i = 0; i < Math.min(numbers.length, names.size()); i++) {
        columns
            .computeIfAbsent(names.get(i), Series::of)
            .add(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[i]));
      }
    }
    return columns;
  }

  private static Map<String, Series> measures(List<TrainingEvent> events) {
    Map<String, Series> measures = new TreeMap<>();
    for (TrainingEvent event : events) {
      if (event.position() != null) {
        event
            .metrics()
            .forEach(
                (name, value) ->
                    measures.computeIfAbsent(name, Series::of).add(event.position().step(), value));
      }
    }
    return measures;
  }

  private static SortedMap<Long, Path> grids(Path folder) throws IOException {
    SortedMap<Long, Path> grids = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return grids;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().matches("\\d+\\.png"))
          .forEach(file -> grids.put(step(file), file));
    }
    return grids;
  }

  private static long step(Path grid) {
    return Long.parseLong(grid.getFileName().toString().replace(".png", ""));
  }

  boolean isEmpty() {
    return losses.isEmpty() && grids.isEmpty();
  }

  long steps() {
    long drawn = grids.isEmpty() ? 0 : grids.lastKey();
    return losses.values().stream()
        .filter(series -> !series.isEmpty())
        .mapToLong(series -> series.steps().get(series.steps().size() - 1).longValue())
        .reduce(drawn, Math::max);
  }

  Series measure(String name) {
    return measures.getOrDefault(name, Series.of(name));
  }

  Series loss(String name) {
    return losses.getOrDefault(name, Series.of(name));
  }
}
