// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import io.stackgan.trainer.evaluation.figures.Figure;
import io.stackgan.trainer.evaluation.figures.Numbers;
import io.stackgan.trainer.evaluation.figures.Target;
import io.stackgan.trainer.evaluation.report.Scorecard;
import java.io.PrintWriter;
import java.util.List;

/** The figures in columns. */
final class TextTable {

  private static final String FIRST = "%-44s";
  private static final String OTHER = " %14s";

  private TextTable() {}

  static void print(List<Scorecard> cards, PrintWriter out) {
    out.printf(FIRST, "figure");
    cards.forEach(card -> out.printf(OTHER, shortened(card.release())));
    out.printf(OTHER + OTHER + OTHER + " %s%n", "target", "real", "chance", "met");
    for (Figure figure : cards.get(0).figures()) {
      out.printf(FIRST, figure.title());
      cards.forEach(
          card -> out.printf(OTHER, card.figure(figure.name()).map(TextTable::value).orElse("–")));
      out.printf(
          OTHER + OTHER + OTHER + " %s%n",
          figure.target().map(Target::text).orElse(""),
          figure.real().map(Numbers::text).orElse(""),
          figure.chance().map(Numbers::text).orElse(""),
          figure.met().map(met -> met ? "yes" : "no").orElse(""));
    }
    out.flush();
  }

  private static String value(Figure figure) {
    return (Numbers.text(figure.value()) + " " + figure.unit()).strip();
  }

  private static String shortened(String release) {
    return release.length() <= 14 ? release : release.substring(0, 13) + "…";
  }
}
