// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.benchmarks.platform.StreamReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WantedTest {

  @Test
  void models_areJudgedByTheirWorst() {
    Report report =
        new Report(
            Map.of(Peaks.SGEMM, 10.0),
            List.of(
                both(1, EagerContender.FLOAT32, 100),
                both(1, EagerContender.BFLOAT16, 100),
                both(1, ModelBench.NAIVE, 100),
                both(1, ModelBench.OURS, 25),
                both(1, ModelBench.INT8, 10),
                both(8, EagerContender.FLOAT32, 100),
                both(8, EagerContender.BFLOAT16, 100),
                both(8, ModelBench.NAIVE, 100),
                both(8, ModelBench.OURS, 50),
                both(8, ModelBench.INT8, 10)));

    assertThat(new Wanted().add(report).rows())
        .contains(
            new Wanted.Row("fp32, times eager fp32", 2, "at least", 2.5, false),
            new Wanted.Row("int8, times eager fp32", 10, "at least", 6, true));
  }

  @Test
  void stream_isJudgedByWhatItMeasured() {
    Map<String, Double> figures = new TreeMap<>();
    for (String what :
        List.of(
            StreamReport.OF_LOOPS,
            StreamReport.BESIDE_P50,
            StreamReport.BESIDE_P99,
            "64x64" + StreamReport.RATE,
            StreamReport.OF_LINEAR + 2,
            StreamReport.OF_LINEAR + 4,
            StreamReport.OF_LINEAR + 8,
            StreamReport.ENCODING,
            StreamReport.UP,
            StreamReport.MEMORY)) {
      figures.put(what, 14.0);
    }

    Wanted wanted = new Wanted().add(new StreamReport(figures));

    assertThat(wanted.rows())
        .filteredOn(row -> !row.reached())
        .extracting(Wanted.Row::what)
        .containsExactly(StreamReport.BESIDE_P50, "64x64" + StreamReport.RATE);
    assertThat(wanted.table()).contains("NOT REACHED");
  }

  private static Figure both(int batch, String contender, double milliseconds) {
    return new Figure(ModelBench.BOTH, 128, batch, contender, milliseconds, 20, 0);
  }
}
