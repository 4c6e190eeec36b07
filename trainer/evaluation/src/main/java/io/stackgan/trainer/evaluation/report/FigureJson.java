// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.trainer.evaluation.figures.Figure;
import io.stackgan.trainer.evaluation.figures.Target;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Scorecards as JSON; what real pictures and chance score are rows of their own. */
public final class FigureJson {

  private FigureJson() {}

  private record Document(Setting setting, List<String> remarks, List<Release> releases) {}

  private record Release(String release, String fingerprint, List<Row> rows) {}

  /** Null where a figure has no target, or no protocol of its own. */
  private record Row(
      String name, double value, String unit, String target, Boolean met, String protocol) {}

  public static String of(Setting setting, List<String> remarks, List<Scorecard> cards) {
    List<Release> releases =
        cards.stream()
            .map(card -> new Release(card.release(), card.fingerprint(), rows(card.figures())))
            .toList();
    try {
      return JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(new Document(setting, remarks, releases))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Row> rows(List<Figure> figures) {
    List<Row> rows = new ArrayList<>();
    for (Figure figure : figures) {
      rows.add(
          new Row(
              figure.name(),
              figure.value(),
              figure.unit(),
              figure.target().map(Target::text).orElse(null),
              figure.met().orElse(null),
              figure.protocol()));
      figure.real().ifPresent(real -> rows.add(beside(figure, "real", real)));
      figure.chance().ifPresent(chance -> rows.add(beside(figure, "chance", chance)));
    }
    return rows;
  }

  private static Row beside(Figure figure, String kind, double value) {
    return new Row(figure.name() + "." + kind, value, figure.unit(), null, null, null);
  }
}
