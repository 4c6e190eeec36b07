// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import io.stackgan.trainer.dataset.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All species of a seed. One in five is for testing; the combination of crown, wing and belly of
 * those is found on no species of the training split, and no two species share all their colours.
 */
final class SpeciesAtlas {

  static final int SPECIES = 400;
  private static final int TEST_EVERY = 5;

  private SpeciesAtlas() {}

  static List<Species> of(long seed) {
    Dice dice = Dice.of(seed, 1, 0);
    SpeciesNames names = new SpeciesNames(Dice.of(seed, 2, 0));
    Set<Object> testCombinations = new HashSet<>();
    Set<Object> taken = new HashSet<>();
    List<Plumage> test = new ArrayList<>();
    List<Plumage> train = new ArrayList<>();
    while (test.size() < SPECIES / TEST_EVERY) {
      Plumage plumage = Plumage.draw(dice);
      if (testCombinations.add(plumage.combination())) {
        taken.add(plumage.colors());
        test.add(plumage);
      }
    }
    while (train.size() < SPECIES - test.size()) {
      Plumage plumage = Plumage.draw(dice);
      if (!testCombinations.contains(plumage.combination()) && taken.add(plumage.colors())) {
        train.add(plumage);
      }
    }
    return species(train, test, dice, names);
  }

  private static List<Species> species(
      List<Plumage> train, List<Plumage> test, Dice dice, SpeciesNames names) {
    List<Species> all = new ArrayList<>();
    for (int i = 0; i < SPECIES; i++) {
      boolean forTest = i % TEST_EVERY == TEST_EVERY - 1;
      Plumage plumage = forTest ? test.get(i / TEST_EVERY) : train.get(i - i / TEST_EVERY);
      all.add(species(i + 1, plumage, forTest ? Split.TEST : Split.TRAIN, dice, names));
    }
    return all;
  }

  private static Species species(
      int number, Plumage plumage, Split split, Dice dice, SpeciesNames names) {
    Bill bill = Bill.values()[dice.weighted(0.4, 0.2, 0.15, 0.25)];
    TailLength tail = TailLength.values()[dice.weighted(0.3, 0.4, 0.3)];
    Build build = Build.values()[dice.weighted(0.45, 0.3, 0.25)];
    Tint billTint = dice.pick(List.of(Tint.BLACK, Tint.BLACK, Tint.GRAY, Tint.ORANGE, Tint.YELLOW));
    Tint legTint = dice.pick(List.of(Tint.BLACK, Tint.GRAY, Tint.BROWN, Tint.ORANGE));
    Optional<Tint> eyeRing =
        dice.chance(0.25) && plumage.colors().get(Part.FACE) != Tint.WHITE
            ? Optional.of(Tint.WHITE)
            : Optional.empty();
    return new Species(
        number,
        names.next(plumage, bill, tail, build),
        split,
        plumage.colors(),
        plumage.wingBars(),
        eyeRing,
        billTint,
        legTint,
        bill,
        tail,
        build);
  }
}
