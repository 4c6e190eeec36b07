// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import java.util.List;
import java.util.Map;

/**
 * The figures as a table and as CSV.
 *
 * @param peaks operations a second by the kind of matrix product
 */
record Report(Map<String, Double> peaks, List<Figure> figures) {

  private static final double GIGA = 1e9;

  /** How often a figure's contender draws while another one draws once. */
  double times(Figure figure, String other) {
    return milliseconds(figure, other) / figure.milliseconds();
  }

  private double milliseconds(Figure figure, String contender) {
    return figures.stream()
        .filter(one -> one.what().equals(figure.what()) && one.width() == figure.width())
        .filter(one -> one.batch() == figure.batch() && one.contender().equals(contender))
        .findFirst()
        .orElseThrow()
        .milliseconds();
  }

  /** A figure's rate in the paper's operations as a share of the SGEMM peak. */
  double ofPeak(Figure figure) {
    return figure.rate() / peaks.get(Peaks.SGEMM);
  }

  String table() {
    StringBuilder table = new StringBuilder();
    peaks.forEach((kind, rate) -> line(table, "%s peak: %.1f G operations/s", kind, rate / GIGA));
    line(table, "One thread; ms of its time for a picture, medians; times the other's speed.");
    line(
        table,
        "%-12s %4s %5s %-33s %9s %8s %8s %8s %8s %9s",
        "what",
        "g",
        "batch",
        "contender",
        "ms",
        "x eager",
        "x bf16",
        "x naive",
        "x SGEMM",
        "largest d");
    for (Figure figure : figures) {
      line(table, "%-12s %4d %5d %-33s %9.2f %8.2f %8.2f %8.2f %8.2f %9.1e", columns(figure));
    }
    return table.toString();
  }

  String csv() {
    StringBuilder csv = new StringBuilder();
    line(
        csv,
        "what,g,batch,contender,ms_per_picture,times_eager,times_bf16,times_naive,of_sgemm_peak,difference");
    for (Figure figure : figures) {
      line(csv, "%s,%d,%d,%s,%.3f,%.3f,%.3f,%.3f,%.3f,%.2e", columns(figure));
    }
    return csv.toString();
  }

  /** In the order of the table's and the file's columns. */
  private Object[] columns(Figure figure) {
    return new Object[] {
      figure.what(),
      figure.width(),
      figure.batch(),
      figure.contender(),
      figure.milliseconds(),
      times(figure, EagerContender.FLOAT32),
      times(figure, EagerContender.BFLOAT16),
      times(figure, ModelBench.NAIVE),
      ofPeak(figure),
      figure.difference()
    };
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(format.formatted(values).stripTrailing()).append('\n');
  }
}
