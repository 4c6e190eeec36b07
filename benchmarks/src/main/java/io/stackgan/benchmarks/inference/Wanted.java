// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import io.stackgan.benchmarks.platform.StreamReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was measured beside what is wanted of it. */
final class Wanted {

  /**
   * One figure.
   *
   * @param reached whether the measured one is at least, or at most, the wanted one
   */
  record Row(String what, double measured, String bound, double wanted, boolean reached) {}

  private final List<Row> rows = new ArrayList<>();

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Of both stages, the least of all widths and batches. */
  Wanted add(Report report) {
    atLeast("fp32, times eager fp32", least(report, ModelBench.OURS, EagerContender.FLOAT32), 2.5);
    atLeast("fp32, times the naive graph", least(report, ModelBench.OURS, ModelBench.NAIVE), 1.8);
    atLeast("int8, times eager fp32", least(report, ModelBench.INT8, EagerContender.FLOAT32), 6);
    atLeast("int8, times eager bf16", least(report, ModelBench.INT8, EagerContender.BFLOAT16), 2.5);
    double ofPeak =
        both(report, ModelBench.OURS).stream().mapToDouble(report::ofPeak).min().orElse(Double.NaN);
    atLeast("fp32, the paper's operations in parts of the SGEMM peak", ofPeak, 1.3);
    return this;
  }

  Wanted add(StreamReport report) {
    Map<String, Double> figures = report.figures();
    atLeast(StreamReport.OF_LOOPS, figures, 0.9);
    atMost(StreamReport.BESIDE_P50, figures, 12);
    atMost(StreamReport.BESIDE_P99, figures, 40);
    atLeast("64x64" + StreamReport.RATE, figures, 1000);
    for (int replicas = 2; replicas <= 8; replicas *= 2) {
      atLeast(StreamReport.OF_LINEAR + replicas, figures, 0.95);
    }
    atLeast(StreamReport.ENCODING, figures, 3);
    atMost(StreamReport.UP, figures, 15);
    atMost(StreamReport.MEMORY, figures, 2048);
    return this;
  }

  String table() {
    StringBuilder table = new StringBuilder();
    for (Row row : rows) {
      table.append(
          "%-62s %9.2f  %-8s %7.2f  %s%n"
              .formatted(
                  row.what(),
                  row.measured(),
                  row.bound(),
                  row.wanted(),
                  row.reached() ? "reached" : "NOT REACHED"));
    }
    return table.toString();
  }

  private static double least(Report report, String contender, String other) {
    return both(report, contender).stream()
        .mapToDouble(figure -> report.times(figure, other))
        .min()
        .orElse(Double.NaN);
  }

  private static List<Figure> both(Report report, String contender) {
    return report.figures().stream()
        .filter(figure -> figure.what().equals(ModelBench.BOTH))
        .filter(figure -> figure.contender().equals(contender))
        .toList();
  }

  private void atLeast(String what, Map<String, Double> figures, double wanted) {
    atLeast(what, figures.get(what), wanted);
  }

  private void atLeast(String what, double measured, double wanted) {
    rows.add(new Row(what, measured, "at least", wanted, measured >= wanted));
  }

  private void atMost(String what, Map<String, Double> figures, double wanted) {
    double measured = figures.get(what);
    rows.add(new Row(what, measured, "at most", wanted, measured <= wanted));
  }
}
