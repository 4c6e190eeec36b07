// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.contracts.ImageSize;
import io.stackgan.trainer.dataset.CubDataset;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.figures.Comparison;
import io.stackgan.trainer.evaluation.figures.Figure;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.protocol.Workers;
import io.stackgan.trainer.evaluation.report.HtmlReport;
import io.stackgan.trainer.evaluation.report.ReleaseScores;
import io.stackgan.trainer.evaluation.report.Report;
import io.stackgan.trainer.evaluation.report.Scorecard;
import io.stackgan.trainer.evaluation.report.Setting;
import io.stackgan.trainer.evaluation.report.Sheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  private static final Protocol PROTOCOL = new Protocol(20, 7, ImageSize.FULL);

  @TempDir static Path folder;

  private static ImageTextDataset data;
  private static Panel panel;
  private static Workers workers;
  private static Evaluation evaluation;
  private static Scorecard honest;
  private static Scorecard noisy;

  @BeforeAll
  static void evaluate() throws Exception {
    data = CubDataset.read(FlatBirds.write(folder.resolve("birds")));
    panel = Panel.general();
    workers = new Workers(2, (what, count, total) -> {});
    evaluation = evaluation();
    honest = evaluation.judge(new Photographer(data.samples(Split.TEST), 0));
    noisy = evaluation.judge(new Photographer(data.samples(Split.TEST), 90));
  }

  private static Evaluation evaluation() {
    return evaluation(PROTOCOL, "cache");
  }

  private static Evaluation evaluation(Protocol protocol, String cache) {
    return new Evaluation(
        data, protocol, panel, workers, Evaluation.Cache.in(folder.resolve(cache)));
  }

  @AfterAll
  static void close() {
    workers.close();
    panel.close();
  }

  @Test
  void realPictures_areNearerThanNoisyOnes() {
    assertThat(value(honest, "fd-mobilenetv2-64"))
        .isLessThan(value(noisy, "fd-mobilenetv2-64") / 4);
    assertThat(value(honest, "diversity-64")).isBetween(1.0, 200.0);
  }

  @Test
  void secondEvaluation_hasTheSameDigits() {
    Photographer photographer = new Photographer(data.samples(Split.TEST), 0);

    Scorecard kept = evaluation().judge(photographer);
    Scorecard anew = evaluation(PROTOCOL, "another cache").judge(photographer);

    assertThat(json(kept)).isEqualTo(json(honest));
    assertThat(json(anew)).isEqualTo(json(honest));
  }

  private static String json(Scorecard card) {
    return new Report(Setting.of(data, PROTOCOL), List.of(), List.of(card)).json();
  }

  @Test
  void stageOneAlone_isJudgedWithoutStageTwo() {
    Generator sketcher = new Photographer(data.samples(Split.TEST), 0, false);
    Protocol sketches = new Protocol(20, 7, ImageSize.SKETCH);

    Scorecard card = evaluation(sketches, "cache").judge(sketcher);

    assertThat(value(card, "fd-mobilenetv2-64")).isEqualTo(value(honest, "fd-mobilenetv2-64"));
    assertThat(card.figure("fd-mobilenetv2-256")).isEmpty();
    assertThat(Sheet.png(card.showcase().captioned())).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void releaseWithoutStageTwo_isRefusedAtTheFullSize() {
    Generator sketcher = new Photographer(data.samples(Split.TEST), 0, false);

    assertThatThrownBy(() -> evaluation.judge(sketcher))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("--size 64x64");
  }

  @Test
  void figuresOfJudgesThatDoNotKnowTheData_areLeftOut() {
    assertThat(honest.figure("colours-64")).isEmpty();
    assertThat(honest.figure("r-precision-64")).isEmpty();
  }

  @Test
  void everyFigure_hasItsProtocol() {
    assertThat(honest.figures()).allMatch(figure -> figure.protocol().length() > 40);
  }

  @Test
  void comparison_dividesTheDistances() {
    Figure figure = Comparison.distance(honest.figures(), noisy.figures(), noisy.release());

    assertThat(figure.value())
        .isEqualTo(value(honest, "fd-mobilenetv2-64") / value(noisy, "fd-mobilenetv2-64"));
    assertThat(figure.met()).contains(true);
  }

  @Test
  void json_hasARowForEachFigureAndWhatIsBesideIt() throws Exception {
    JsonNode json = new ObjectMapper().readTree(json(honest));

    assertThat(json.at("/setting/seed").asLong()).isEqualTo(7);
    JsonNode rows = json.at("/releases/0/rows");
    assertThat(rows).anyMatch(row -> row.get("name").asText().equals("fd-mobilenetv2-64.real"));
    assertThat(rows.get(0).fieldNames())
        .toIterable()
        .containsExactly("name", "value", "unit", "target", "met", "protocol");
  }

  @Test
  void scoresOfARelease_nameWhatTheyHoldFor() {
    Report report = new Report(Setting.of(data, PROTOCOL), List.of(), List.of(honest));

    Map<String, Object> scores = ReleaseScores.of(report);

    assertThat(scores).containsEntry("samples", 20).containsEntry("dataset", data.name());
    assertThat(scores.get("figures"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .extractingByKey("fd-mobilenetv2-64", InstanceOfAssertFactories.MAP)
        .containsKeys("value", "real");
  }

  @Test
  void report_showsBothReleasesAndNeedsNoOtherFile() {
    String page =
        HtmlReport.of(
            Setting.of(data, PROTOCOL), List.of("A <small> data set"), List.of(honest, noisy));

    assertThat(page)
        .contains("Evaluation of photographer-0 and photographer-90", "A &lt;small&gt; data set")
        .contains(
            "data:image/png;base64,",
            "data:image/jpeg;base64,",
            "Not comparable with published FID")
        .doesNotContain("http");
    assertThat(Sheet.png(honest.showcase().captioned())).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void tooSmallATestSplit_isRefused() {
    ImageTextDataset small =
        new ImageTextDataset(
            "small", "0", data.samples(Split.TRAIN), data.classNames(), data.report());

    assertThatThrownBy(
            () -> new Evaluation(small, PROTOCOL, panel, workers, Evaluation.Cache.in(folder)))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("0 test images");
  }

  private static double value(Scorecard card, String name) {
    return card.figure(name).orElseThrow().value();
  }

  /** Shows test images in place of generated ones, more or less noisy. */
  private record Photographer(List<Sample> album, int noise, boolean refines) implements Generator {

    Photographer(List<Sample> album, int noise) {
      this(album, noise, true);
    }

    @Override
    public String name() {
      return "photographer-" + noise;
    }

    @Override
    public String fingerprint() {
      return name();
    }

    @Override
    public float[][] embed(List<String> captions) {
      return new float[captions.size()][1];
    }

    @Override
    public RgbImage sketch(float[] embedding, long seed, int index) {
      return noisy(RealPictures.picture(album.get(index % album.size()), 64), index);
    }

    @Override
    public RgbImage refine(float[] embedding, RgbImage sketch, long seed, int index) {
      return noisy(RealPictures.picture(album.get(index % album.size()), 256), index);
    }

    private RgbImage noisy(RgbImage picture, int index) {
      Random random = new Random(index);
      byte[] rgb = picture.rgb().clone();
      for (int i = 0; i < rgb.length; i++) {
        int value = (rgb[i] & 0xff) + random.nextInt(-noise, noise + 1);
        rgb[i] = (byte) Math.max(0, Math.min(255, value));
      }
      return new RgbImage(picture.width(), picture.height(), rgb);
    }

    @Override
    public void close() {}
  }
}
