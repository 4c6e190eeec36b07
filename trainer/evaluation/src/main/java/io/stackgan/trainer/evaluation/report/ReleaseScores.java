// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import io.stackgan.trainer.evaluation.figures.Figure;
import io.stackgan.trainer.evaluation.figures.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a release.json says of an evaluation: each figure with what stands beside it. */
public final class ReleaseScores {

  private static final double DIGITS = 1e4;

  private ReleaseScores() {}

  /** Of the report's first release. */
  public static Map<String, Object> of(Report report) {
    Setting setting = report.setting();
    Map<String, Object> scores = new LinkedHashMap<>();
    scores.put("dataset", setting.dataset());
    scores.put("fingerprint", setting.fingerprint());
    scores.put("samples", setting.samples());
    scores.put("seed", setting.seed());
    Map<String, Object> figures = new LinkedHashMap<>();
    report.cards().get(0).figures().forEach(figure -> figures.put(figure.name(), score(figure)));
    scores.put("figures", figures);
    return scores;
  }

  private static Map<String, Object> score(Figure figure) {
    Map<String, Object> score = new LinkedHashMap<>();
    score.put("value", rounded(figure.value()));
    if (!figure.unit().isEmpty()) {
      score.put("unit", figure.unit());
    }
    figure.real().ifPresent(real -> score.put("real", rounded(real)));
    figure.chance().ifPresent(chance -> score.put("chance", rounded(chance)));
    figure.target().map(Target::text).ifPresent(target -> score.put("target", target));
    figure.met().ifPresent(met -> score.put("met", met));
    return score;
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }
}
