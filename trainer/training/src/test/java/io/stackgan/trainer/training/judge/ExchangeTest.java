// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private static final List<String> COLOURS = List.of("blue", "gray", "red");

  /** Blue becomes gray, gray red, red blue. */
  private static final Exchange EXCHANGE = new Exchange(COLOURS, List.of(1, 2, 0));

  @Test
  void caption_hasOtherColours() {
    assertThat(EXCHANGE.in("a red bird with blue and gray wings, hardly reddish"))
        .isEqualTo("a blue bird with gray and red wings, hardly reddish");
  }

  @Test
  void whatIsSeen_movesAlong() {
    TraitPlaces places =
        new TraitPlaces(
            List.of(COLOURS, List.of("long", "short"), List.of("none", "red")), COLOURS);

    assertThat(places.size()).isEqualTo(3 + 2 + 4);
    assertThat(places.of(Exchange.none(COLOURS))).containsExactly(0, 1, 2, 3, 4, 8, 7);
    assertThat(places.of(EXCHANGE)).containsExactly(1, 2, 0, 3, 4, 8, 5);
  }

  @Test
  void anyExchange_keepsTheNumberOfColours() {
    Exchange drawn = Exchange.of(COLOURS, new SplittableRandom(3));

    assertThat(drawn.others()).containsExactlyInAnyOrder(0, 1, 2);
  }
}
