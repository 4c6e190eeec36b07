// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contenders must draw the same pictures, or their times say nothing. */
class ModelBenchTest {

  private static final Set<String> ROUNDED = Set.of(EagerContender.BFLOAT16, ModelBench.INT8);

  private static List<Figure> figures;

  @BeforeAll
  static void measure() {
    figures = new ModelBench(new int[] {2}, 1).measure(4);
  }

  @Test
  void figures_nameEachContenderOnEachStage() {
    assertThat(figures).hasSize(3 * 5).allMatch(figure -> figure.milliseconds() > 0);
    assertThat(figures).extracting(Figure::what).contains("Stage-I", "Stage-II", "both stages");
  }

  @Test
  void contenders_drawTheSamePictures() {
    assertThat(figures)
        .filteredOn(figure -> !ROUNDED.contains(figure.contender()))
        .allMatch(figure -> figure.difference() < 1e-5);
  }

  @Test
  void int8_drawsAlmostTheSamePictures() {
    assertThat(figures)
        .filteredOn(figure -> figure.contender().equals(ModelBench.INT8))
        .allMatch(figure -> figure.difference() < 0.2);
  }

  @Test
  void bothStages_takeTheSumOfTheirTimes() {
    Figure both = figures.get(figures.size() - 1);
    double sum = figures.get(4).milliseconds() + figures.get(9).milliseconds();
    assertThat(both.milliseconds()).isCloseTo(sum, within(1e-9));
  }

  @Test
  void paperOperations_areTheConvolutionsOfThePaper() {
    // Width 4: FC 384→256; FC 228→512, four enlarging 3×3 of 9·32·16·8² each, and 2→3 at 64².
    double multiplications = 384 * 256 + 228 * 512 + 4 * 9 * 32 * 16 * 64 + 9 * 2 * 3 * 4096;
    assertThat(PaperOperations.of(Stage.first(4))).isEqualTo(2 * multiplications);
  }

  @Test
  void report_comparesWithThePeers() {
    Report report = new Report(Map.of(Peaks.SGEMM, 1e9, Peaks.INT8, 1e9), figures);
    Figure eager = figures.get(0);
    assertThat(report.times(eager, EagerContender.FLOAT32)).isEqualTo(1);
    assertThat(report.csv().lines()).hasSize(1 + figures.size());
    assertThat(report.table()).contains(ModelBench.OURS, "SGEMM peak: 1.0 G");
  }
}
