// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaptionColoursTest {

  @Test
  void coloursBeforeANoun_belongToIt() {
    assertThat(in("this bird has a red crown, gray and brown belly and black wings"))
        .containsExactly(
            named("crown", "red"), named("belly", "gray", "brown"), named("wing", "black"));
  }

  @Test
  void coloursOfTheWholeBird_areNotThoseOfItsParts() {
    assertThat(in("The bird is black with green and has a very short beak"))
        .containsExactly(named("whole", "black", "green"));
    assertThat(in("this bird is red in color with a white belly"))
        .containsExactly(named("belly", "white"), named("whole", "red"));
    assertThat(in("a yellow bird with a white belly and a long tail"))
        .containsExactly(named("belly", "white"), named("whole", "yellow"));
    assertThat(in("this yellow with green bird has an orange crown"))
        .containsExactly(named("crown", "orange"), named("whole", "yellow", "green"));
  }

  @Test
  void wordsBetweenColourAndNoun_doNotPartThem() {
    assertThat(in("a small red bird with black wings and a short grey pointed bill"))
        .containsExactly(
            named("wing", "black"), named("bill_color", "gray"), named("whole", "red"));
    assertThat(in("black wings with white wing bars and a white eye ring"))
        .containsExactly(
            named("wing", "black"), named("wing_bars", "white"), named("eye_ring", "white"));
  }

  @Test
  void captionWithoutColours_namesNothing() {
    assertThat(in("a medium sized bird with a long tail and a hooked bill")).isEmpty();
  }

  @Test
  void wholeBird_hasItsMostCommonColour() {
    SeenColours seen =
        new SeenColours(
            Map.of(
                "crown", "black", "face", "black", "throat", "black", "breast", "red", "belly",
                "red", "back", "red", "wing", "red", "tail", "white"));

    assertThat(seen.has(named("whole", "red"))).isTrue();
    assertThat(seen.has(named("whole", "black"))).isFalse();
    assertThat(seen.has(named("whole", "black", "red"))).isTrue();
    assertThat(seen.has(named("whole", "black", "green"))).isFalse();
    assertThat(seen.has(named("whole", "black", "white"))).isTrue();
    assertThat(seen.has(named("tail", "gray", "white"))).isTrue();
    assertThat(seen.judges("legs")).isFalse();
  }

  private static List<NamedColour> in(String caption) {
    return CaptionColours.in(caption);
  }

  private static NamedColour named(String part, String... colours) {
    return new NamedColour(part, Set.copyOf(Arrays.asList(colours)));
  }
}
