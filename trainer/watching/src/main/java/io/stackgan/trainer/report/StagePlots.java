// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A stage's charts by the names of their files, as far as there is something to draw. */
final class StagePlots {

  private final StageRecord stage;
  private final Map<String, Chart> charts = new LinkedHashMap<>();

  StagePlots(StageRecord stage) {
    this.stage = stage;
    add("losses", "Losses", true, stage.loss("discriminator"), stage.loss("generator"));
    add(
        "regularisers",
        "Divergence (KL), distance to the sketch, matching",
        true,
        stage.loss("divergence"),
        stage.loss("unfaithfulness"),
        stage.loss("matching"));
    add(
        "scores",
        "Pictures of the grids; 1 is as real images are",
        false,
        stage.measure("caption-diversity"),
        stage.measure("diversity"),
        stage.measure("contrast"),
        stage.measure("novelty"));
    add(
        "distance",
        "Distance of the grids' colours from real images'",
        false,
        stage.measure("picture-distance"));
    add("memory", "Memory in use, megabytes", false, stage.measure("memory-megabytes"));
    add(
        "rates",
        "Learning rates",
        false,
        stage.measure("generator-rate"),
        stage.measure("discriminator-rate"));
  }

  private void add(String name, String title, boolean smoothed, Series... curves) {
    List<Series> drawn =
        Stream.of(curves)
            .filter(curve -> curve.values().stream().anyMatch(value -> value != 0))
            .toList();
    if (!drawn.isEmpty()) {
      charts.put(name, new Chart(title, drawn, smoothed));
    }
  }

  /** PNG files by name, such as {@code stage1-losses.png}. */
  Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Map.Entry<String, Chart> chart : charts.entrySet()) {
      files.put(stage.name() + "-" + chart.getKey() + ".png", chart.getValue().png());
    }
    return files;
  }
}
