// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CaptionWriterTest {

  private static final int BIRDS = 1000;

  private final List<Species> atlas = SpeciesAtlas.of(1, SpeciesAtlas.FIRST);

  @Test
  void captions_sayNothingThatIsNotSo() {
    for (int i = 0; i < BIRDS; i++) {
      Scene scene = scene(i);
      CaptionTruth truth = new CaptionTruth(scene.species());
      for (String caption : captions(scene, i)) {
        assertThat(truth.understood(caption)).as(caption).isTrue();
        assertThat(truth.lies(caption)).as(caption + " of " + scene.species()).isEmpty();
        assertThat(caption.contains("flying")).as(caption).isIn(false, scene.pose() == Pose.FLYING);
      }
    }
  }

  @Test
  void truth_findsALie() {
    Species species = scene(0).species();
    CaptionTruth truth = new CaptionTruth(species);
    Tint other = species.tint(Part.WING) == Tint.RED ? Tint.BLUE : Tint.RED;
    String tail = species.tail() == TailLength.LONG ? "short" : "long";

    assertThat(truth.lies("this bird has " + other.word() + " wings and a " + tail + " tail"))
        .hasSize(2);
  }

  @Test
  void everyImage_hasTenDifferentCaptions() {
    for (int i = 0; i < 100; i++) {
      assertThat(captions(scene(i), i)).hasSize(10).doesNotHaveDuplicates();
    }
  }

  @Test
  void vocabulary_holdsTheFieldsWords() {
    Set<String> words = new HashSet<>();
    for (int i = 0; i < BIRDS; i++) {
      captions(scene(i), i).forEach(c -> words.addAll(List.of(Pattern.compile("[ ,]+").split(c))));
    }

    assertThat(words)
        .contains("very", "short", "beak", "bill", "small", "head", "wings", "belly", "pointed")
        .contains("long", "tail", "with", "crown", "bars", "flying", "hooked", "thick", "large");
  }

  private Scene scene(int number) {
    return Scene.of(atlas.get(number % atlas.size()), Dice.of(1, 3, number));
  }

  private static List<String> captions(Scene scene, int number) {
    return new CaptionWriter(scene, Dice.of(1, 4, number)).write();
  }
}
