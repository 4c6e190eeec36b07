// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharactersTest {

  @Test
  void places_areThoseOfTheAlphabet() {
    assertThat(Characters.of("az09~` ")).startsWith(0, 25, 26, 35, 56, 57, 69);
  }

  @Test
  void dash_hasItsSecondPlace() {
    assertThat(Characters.of("-")[0]).isEqualTo(59);
  }

  @Test
  void capitals_areLowered_andTheUnknownHasAPlaceOfItsOwn() {
    assertThat(Characters.of("Bé\uD83D\uDC26c")).startsWith(1, 70, 70, 2, 70);
  }

  @Test
  void text_isCutAt201Characters() {
    assertThat(Characters.of("a".repeat(300))).hasSize(201).containsOnly(0);
    assertThat(Characters.of("")).hasSize(201).containsOnly(70);
  }
}
