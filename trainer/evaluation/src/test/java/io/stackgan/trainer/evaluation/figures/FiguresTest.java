// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.trainer.evaluation.protocol.Prompt;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void colourScore_isTheNumberOfColours_whenAllAreSureAndVaried() {
    double score = ColourScore.ofPart(List.of(new double[] {1, 0}, new double[] {0, 1}));

    assertThat(score).isCloseTo(2, within(1e-12));
  }

  @Test
  void colourScore_isOne_whenAllPicturesAreAlike() {
    double score = ColourScore.ofPart(List.of(new double[] {0.3, 0.7}, new double[] {0.3, 0.7}));

    assertThat(score).isCloseTo(1, within(1e-12));
  }

  @Test
  void otherCaptions_areDifferentAndOfOtherClasses() {
    List<Prompt> prompts =
        IntStream.range(0, 600).mapToObj(i -> new Prompt("caption " + i % 300, i, i % 3)).toList();

    List<List<String>> others = MatchFigures.others(prompts, 1);

    assertThat(others).hasSize(600).isEqualTo(MatchFigures.others(prompts, 1));
    List<String> ofTheFirst = others.get(0);
    assertThat(ofTheFirst).hasSize(MatchFigures.OTHERS).doesNotHaveDuplicates();
    assertThat(ofTheFirst).noneMatch(caption -> Integer.parseInt(caption.substring(8)) % 3 == 0);
  }

  @Test
  void targets_sayWhetherTheyAreMet() {
    assertThat(Target.atLeast(85).met(85)).isTrue();
    assertThat(Target.atMost(0.25).met(0.26)).isFalse();
    assertThat(Target.atMost(2.0 / 3).text()).isEqualTo("≤ 0.6667");
  }
}
