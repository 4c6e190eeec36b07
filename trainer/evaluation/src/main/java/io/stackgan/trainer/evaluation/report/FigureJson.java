// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.trainer.evaluation.figures.Figure;
import io.stackgan.trainer.evaluation.figures.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Figures as {@code {"rows":[{"name","value","unit","target","met"}]}}. */
public final class FigureJson {

  private FigureJson() {}

  /** Null where a figure has no target. */
  private record Row(String name, double value, String unit, String target, Boolean met) {}

  /** What real pictures and chance score are rows of their own. */
  public static void write(List<Figure> figures, Path file) {
    List<Row> rows = new ArrayList<>();
    for (Figure figure : figures) {
      rows.add(
          new Row(
              figure.name(),
              figure.value(),
              figure.unit(),
              figure.target().map(Target::text).orElse(null),
              figure.met().orElse(null)));
      figure.real().ifPresent(real -> rows.add(beside(figure, "real", real)));
      figure.chance().ifPresent(chance -> rows.add(beside(figure, "chance", chance)));
    }
    try {
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValue(Files.newBufferedWriter(file), Map.of("rows", rows));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private static Row beside(Figure figure, String kind, double value) {
    return new Row(figure.name() + "." + kind, value, figure.unit(), null, null);
  }
}
