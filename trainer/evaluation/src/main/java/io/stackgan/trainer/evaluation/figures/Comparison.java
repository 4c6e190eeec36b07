// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import java.util.List;
import java.util.Optional;

/** What one release's figures are beside another's. */
public final class Comparison {

  private static final String DISTANCE = FrechetFigures.SKETCHES;

  private Comparison() {}

  /** The Fréchet distance at 64×64 in parts of the other's. */
  public static Figure distance(List<Figure> figures, List<Figure> others, String other) {
    return Figure.of(
            DISTANCE + "-to-compared",
            "Fréchet distance, 64×64, in parts of that of " + other,
            value(figures) / value(others),
            "",
            "The two distances of the table, divided.")
        .target(Target.atMost(0.25));
  }

  private static double value(List<Figure> figures) {
    Optional<Figure> distance =
        figures.stream().filter(figure -> figure.name().equals(DISTANCE)).findFirst();
    return distance.orElseThrow().value();
  }
}
