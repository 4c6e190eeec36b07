// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordPairsTest {

  @Test
  void text_hasWordsNeighboursAndPairsAcrossOneWord() {
    WordPairs pairs =
        new WordPairs(List.of("red", "red head", "head red", "red … white", "white head"));

    float[][] rows = pairs.encode(List.of("A red head, white belly; a red foot", "nothing"));

    assertThat(rows[0]).containsExactly(1, 1, 0, 1, 0);
    assertThat(rows[1]).containsExactly(0, 0, 0, 0, 0);
  }

  @Test
  void commonest_areOrderedByHowManyTextsHaveThem() {
    assertThat(WordPairs.commonest(Stream.of("a bird", "a bird", "a red bird", "a fish"), 3, 2))
        .containsExactly("a", "bird", "a bird");
    assertThat(WordPairs.commonest(Stream.of("a a a", "b"), 9, 2)).isEmpty();
  }
}
