// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.pipeline;

import io.stackgan.benchmarks.platform.StreamReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** Bars of the CPU time that a job takes in each process, where models cost nothing. */
public final class StreamPlot {

  private StreamPlot() {}

  public static void write(StreamReport report, Path file) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1100)
            .height(500)
            .title("CPU time of a job, models near free")
            .xAxisTitle("process")
            .yAxisTitle("ms")
            .build();
    addSeries(chart, report, "64x64");
    addSeries(chart, report, "256x256");
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }

  private static void addSeries(CategoryChart chart, StreamReport report, String size) {
    String prefix = size + StreamReport.CPU + StreamReport.OF;
    List<String> processes = new ArrayList<>();
    List<Double> milliseconds = new ArrayList<>();
    for (Map.Entry<String, Double> figure : report.figures().entrySet()) {
      if (figure.getKey().startsWith(prefix)) {
        processes.add(figure.getKey().substring(prefix.length()));
        milliseconds.add(figure.getValue());
      }
    }
    chart.addSeries(size, processes, milliseconds);
  }
}
