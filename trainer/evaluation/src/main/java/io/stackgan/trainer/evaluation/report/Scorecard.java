// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import io.stackgan.trainer.evaluation.examined.Showcase;
import io.stackgan.trainer.evaluation.figures.Figure;
import java.util.List;
import java.util.Optional;

/**
 * All that was found out about one release.
 *
 * @param fingerprint of the release
 */
public record Scorecard(
    String release, String fingerprint, List<Figure> figures, Showcase showcase) {

  public Optional<Figure> figure(String name) {
    return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
  }
}
