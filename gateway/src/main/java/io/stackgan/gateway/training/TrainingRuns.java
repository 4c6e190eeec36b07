// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.training;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Excerpts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs that the topic tells of, the oldest forgotten when there are too many. */
@ApplicationScoped
class TrainingRuns {

  private static final int MOST = 100;

  private final Map<String, RunState> runs = new LinkedHashMap<>();

  synchronized void apply(TrainingEvent event) {
    runs.computeIfAbsent(event.run(), name -> new RunState()).apply(event);
    if (runs.size() > MOST) {
      runs.remove(runs.keySet().iterator().next());
    }
  }

  /** The one that told something last comes first. */
  synchronized List<RunAnswer.Summary> list() {
    return runs.values().stream()
        .map(RunState::answer)
        .map(RunAnswer::summary)
        .sorted(Comparator.comparing(RunAnswer.Summary::updatedAt).reversed())
        .toList();
  }

  synchronized RunState find(String run) {
    RunState found = runs.get(run);
    if (found == null) {
      throw ApiException.refused(
          404,
          null,
          "run_not_found",
          "No training run '%s' has told of itself: see /v1/training/runs."
              .formatted(Excerpts.of(run)));
    }
    return found;
  }
}
