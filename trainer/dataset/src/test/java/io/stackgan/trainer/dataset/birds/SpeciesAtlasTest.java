// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.trainer.dataset.Split;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpeciesAtlasTest {

  private final List<Species> atlas = SpeciesAtlas.of(1, 2800);

  @Test
  void testSpecies_haveCombinationsThatTrainingNeverSaw() {
    Set<List<Tint>> seen = new HashSet<>();
    atlas.stream().filter(s -> s.split() == Split.TRAIN).forEach(s -> seen.add(combination(s)));

    assertThat(atlas.stream().filter(s -> s.split() == Split.TEST))
        .hasSize(80)
        .noneMatch(species -> seen.contains(combination(species)));
  }

  @Test
  void species_differInNameAndColours() {
    assertThat(atlas).extracting(Species::name).doesNotHaveDuplicates();
    assertThat(atlas).extracting(Species::plumage).doesNotHaveDuplicates();
  }

  @Test
  void everyColour_isLearntOnEveryPart() {
    for (Part part : Part.values()) {
      assertThat(atlas.stream().filter(s -> s.split() == Split.TRAIN).map(s -> s.tint(part)))
          .contains(Tint.values());
    }
  }

  @Test
  void species_areTheSame_howeverManyFollow() {
    assertThat(SpeciesAtlas.of(1, SpeciesAtlas.FIRST)).isEqualTo(atlas.subList(0, 400));
  }

  @Test
  void speciesAfterTheFirst_areForTraining() {
    assertThat(atlas.subList(400, 2800)).allMatch(species -> species.split() == Split.TRAIN);
  }

  private static List<Tint> combination(Species species) {
    return List.of(species.tint(Part.CROWN), species.tint(Part.WING), species.tint(Part.BELLY));
  }
}
