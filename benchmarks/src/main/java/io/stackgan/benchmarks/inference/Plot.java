// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** Bars of the time that a picture takes through both stages. */
final class Plot {

  private Plot() {}

  static void write(Report report, Path file) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(900)
            .height(500)
            .title("A 256×256 picture on one thread")
            .xAxisTitle("width and batch")
            .yAxisTitle("ms")
            .build();
    byContender(report)
        .forEach(
            (contender, figures) ->
                chart.addSeries(
                    contender,
                    figures.stream().map(Plot::place).toList(),
                    figures.stream().map(Figure::milliseconds).toList()));
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }

  private static Map<String, List<Figure>> byContender(Report report) {
    return report.figures().stream()
        .filter(figure -> figure.what().equals(ModelBench.BOTH))
        .collect(Collectors.groupingBy(Figure::contender, LinkedHashMap::new, Collectors.toList()));
  }

  private static String place(Figure figure) {
    return "g=%d, batch %d".formatted(figure.width(), figure.batch());
  }
}
