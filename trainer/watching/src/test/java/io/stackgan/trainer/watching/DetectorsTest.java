// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.TrainingEvent.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each detector on pictures and losses that are made to set it off, and on healthy ones. */
class DetectorsTest {

  private static final int SIZE = 16;
  private static final int CLASSES = 40;

  private final RealPictures real =
      new RealPictures(
          thumbnails(0, 400),
          IntStream.range(0, 400).map(i -> i % CLASSES).toArray(),
          thumbnails(1000, 100));
  private final GridWatch watch = new GridWatch("stage1");
  private long step = 500;

  @Test
  void picturesAsRealOnes_areNotSpokenOf() {
    for (int look = 0; look < 10; look++) {
      int first = 5000 + 64 * look;
      assertThat(look(cell -> picture(first + cell))).isEmpty();
    }
  }

  @Test
  void greyPicturesOfTheFirstSteps_areNotSpokenOf() {
    step = 499;
    assertThat(codes(10, (look, cell) -> flat(80 + look))).isEmpty();
  }

  @Test
  void picturesOfOneColour_areADeadGenerator() {
    assertThat(codes(10, (look, cell) -> flat(80 + look))).containsExactly("dead-generator");
  }

  @Test
  void picturesThatStay_areADeadGenerator() {
    assertThat(codes(10, (look, cell) -> picture(5000 + cell))).containsExactly("dead-generator");
  }

  @Test
  void onePictureForAllCaptions_isACollapse() {
    List<Finding> findings = findings(10, (look, cell) -> picture(5000 + look));
    assertThat(findings).extracting(Finding::code).containsExactly("mode-collapse");
    assertThat(findings.get(0).message()).contains("different captions");
    assertThat(findings.get(0).advice()).contains("stage1.generator-rate");
  }

  @Test
  void onePictureForEachCaption_isACollapse() {
    List<Finding> findings = findings(10, (look, cell) -> picture(5000 + 8 * look + cell / 8));
    assertThat(findings).extracting(Finding::code).containsExactly("mode-collapse");
    assertThat(findings.get(0).message()).contains("one caption");
    assertThat(findings.get(0).advice()).contains("stage1.kl-weight");
  }

  @Test
  void trainingImagesAsPictures_areMemorised() {
    assertThat(codes(10, (look, cell) -> picture((64 * look + cell) % 400)))
        .containsExactly("memorised-images");
  }

  @Test
  void collapse_thatEndsAndComesBack_isToldAgain() {
    assertThat(codes(12, (look, cell) -> picture(5000 + 64 * look + (look / 4 == 1 ? cell : 0))))
        .containsExactly("mode-collapse", "mode-collapse");
  }

  @Test
  void healthyLosses_areNotSpokenOf() {
    LossWatch losses = LossWatch.crossEntropy("stage1", 0.9);
    for (int look = 0; look < 100; look++) {
      assertThat(losses.look(0.46, 3.2 + 0.001 * look, 0.25)).isEmpty();
    }
    assertThat(LossWatch.crossEntropy("stage1", 1).look(0.2, 4, 0.1)).isEmpty();
  }

  @Test
  void discriminatorThatHasWon_isToldOnce() {
    for (double label : new double[] {1, 0.9}) {
      LossWatch losses = LossWatch.crossEntropy("stage2", label);
      double won = label == 1 ? 0.01 : 0.335;
      List<Finding> findings = new ArrayList<>();
      for (int look = 0; look < 50; look++) {
        findings.addAll(losses.look(won, 8));
      }
      assertThat(findings).extracting(Finding::code).containsExactly("discriminator-overpowers");
      assertThat(findings.get(0).advice()).contains("stage2.discriminator-rate");
    }
  }

  @Test
  void lossThatExplodes_isToldAtOnce() {
    assertThat(LossWatch.hinge("stage1").look(1, 0.5, 300))
        .extracting(Finding::code)
        .containsExactly("loss-explodes");
  }

  private interface Cell {
    byte[] of(int look, int cell);
  }

  private List<String> codes(int looks, Cell cell) {
    return findings(looks, cell).stream().map(Finding::code).toList();
  }

  private List<Finding> findings(int looks, Cell cell) {
    List<Finding> findings = new ArrayList<>();
    for (int look = 0; look < looks; look++) {
      int now = look;
      findings.addAll(look(index -> cell.of(now, index)));
    }
    return findings;
  }

  private List<Finding> look(IntFunction<byte[]> cells) {
    PictureGrid grid = new PictureGrid(8, SIZE, IntStream.range(0, 64).mapToObj(cells).toList());
    return watch.look(step, grid, GridMeasures.of(grid, real));
  }

  private static float[][] thumbnails(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(index -> Thumbnail.of(picture(index), SIZE))
        .toArray(float[][]::new);
  }

  private static byte[] flat(int value) {
    byte[] rgb = new byte[3 * SIZE * SIZE];
    java.util.Arrays.fill(rgb, (byte) value);
    return rgb;
  }

  /** Two colours, one on each side of a line. */
  private static byte[] picture(int index) {
    SplittableRandom random = new SplittableRandom(index);
    byte[] colours = new byte[6];
    random.nextBytes(colours);
    int line = 4 + random.nextInt(8);
    byte[] rgb = new byte[3 * SIZE * SIZE];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = colours[i % 3 + (i / 3 % SIZE < line ? 0 : 3)];
    }
    return rgb;
  }
}
