// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.training;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.contracts.TrainingEvent.Position;
import io.stackgan.contracts.TrainingEvent.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run as its events tell it so far. Each event counts once, however often it is delivered. */
final class RunState {

  private static final int FINDINGS = 20;

  /** What is told of a stage. */
  private static final class StageState {
    private Position position;
    private String grid;
    private final Map<String, Curve> curves = new TreeMap<>();
  }

  private final Map<String, StageState> stages = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long sequence;
  private TrainingEvent last;
  private String release;

  synchronized void apply(TrainingEvent event) {
    if (event.sequence() <= sequence) {
      return;
    }
    sequence = event.sequence();
    last = event;
    release = Optional.ofNullable(event.release()).orElse(release);
    if (event.finding() != null && findings.size() < FINDINGS) {
      findings.add(event.finding());
    }
    if (event.stage() != null) {
      apply(event, stages.computeIfAbsent(event.stage(), name -> new StageState()));
    }
  }

  private static void apply(TrainingEvent event, StageState stage) {
    stage.position = Optional.ofNullable(event.position()).orElse(stage.position);
    if (event.type() == Type.GRID) {
      stage.grid = event.key();
    }
    if (event.type() == Type.PROGRESS && event.position() != null) {
      event
          .metrics()
          .forEach(
              (name, value) ->
                  stage
                      .curves
                      .computeIfAbsent(name, added -> new Curve())
                      .add(event.position().step(), value));
    }
  }

  /** Grows with each event. */
  synchronized long told() {
    return sequence;
  }

  /** The key of the newest samples of a stage. */
  synchronized Optional<String> grid(String stage) {
    return Optional.ofNullable(stages.get(stage)).map(state -> state.grid);
  }

  synchronized RunAnswer answer() {
    return new RunAnswer(
        last.run(),
        state(last.type()),
        last.time().toString(),
        release,
        List.copyOf(findings),
        stages.entrySet().stream().map(this::stage).toList());
  }

  private static String state(Type type) {
    return type.isEnd() ? type.text() : "running";
  }

  private RunAnswer.Stage stage(Map.Entry<String, StageState> entry) {
    StageState stage = entry.getValue();
    Map<String, List<double[]>> metrics = new TreeMap<>();
    stage.curves.forEach((name, curve) -> metrics.put(name, curve.points()));
    String grid =
        stage.grid == null
            ? null
            : "/v1/training/runs/%s/grids/%s?key=%s"
                .formatted(last.run(), entry.getKey(), Integer.toHexString(stage.grid.hashCode()));
    return new RunAnswer.Stage(entry.getKey(), stage.position, metrics, grid);
  }
}
