// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import io.stackgan.trainer.dataset.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The species of a seed, always the same ones first. Of the first 400, one in five is for testing,
 * all others are for training; the combination of crown, wing and belly of a species for testing is
 * found on no species of the training split, and no two species share all their colours.
 */
final class SpeciesAtlas {

  static final int FIRST = 400;
  private static final int TEST_EVERY = 5;

  private final Set<Object> testCombinations = new HashSet<>();
  private final Set<Object> taken = new HashSet<>();
  private final List<Species> species = new ArrayList<>();
  private final SpeciesNames names;

  private SpeciesAtlas(long seed) {
    names = new SpeciesNames(Dice.of(seed, 2, 0));
    addFirst(Dice.of(seed, 1, 0));
  }

  /**
   * @param count at least 400
   */
  static List<Species> of(long seed, int count) {
    SpeciesAtlas atlas = new SpeciesAtlas(seed);
    Dice dice = Dice.of(seed, 5, 0);
    while (atlas.species.size() < count) {
      atlas.add(atlas.trainPlumage(dice), Split.TRAIN, dice);
    }
    return List.copyOf(atlas.species);
  }

  private void addFirst(Dice dice) {
    List<Plumage> test = new ArrayList<>();
    List<Plumage> train = new ArrayList<>();
    while (test.size() < FIRST / TEST_EVERY) {
      test.add(testPlumage(dice));
    }
    while (train.size() < FIRST - test.size()) {
      train.add(trainPlumage(dice));
    }
    for (int i = 0; i < FIRST; i++) {
      if (i % TEST_EVERY == TEST_EVERY - 1) {
        add(test.get(i / TEST_EVERY), Split.TEST, dice);
      } else {
        add(train.get(i - i / TEST_EVERY), Split.TRAIN, dice);
      }
    }
  }

  private Plumage testPlumage(Dice dice) {
    Plumage plumage = Plumage.draw(dice);
    while (!testCombinations.add(plumage.combination())) {
      plumage = Plumage.draw(dice);
    }
    taken.add(plumage.colors());
    return plumage;
  }

  private Plumage trainPlumage(Dice dice) {
    Plumage plumage = Plumage.draw(dice);
    while (testCombinations.contains(plumage.combination()) || !taken.add(plumage.colors())) {
      plumage = Plumage.draw(dice);
    }
    return plumage;
  }

  private void add(Plumage plumage, Split split, Dice dice) {
    Bill bill = Bill.values()[dice.weighted(0.4, 0.2, 0.15, 0.25)];
    TailLength tail = TailLength.values()[dice.weighted(0.3, 0.4, 0.3)];
    Build build = Build.values()[dice.weighted(0.45, 0.3, 0.25)];
    Tint billTint = dice.pick(List.of(Tint.BLACK, Tint.BLACK, Tint.GRAY, Tint.ORANGE, Tint.YELLOW));
    Tint legTint = dice.pick(List.of(Tint.BLACK, Tint.GRAY, Tint.BROWN, Tint.ORANGE));
    Optional<Tint> eyeRing =
        dice.chance(0.25) && plumage.colors().get(Part.FACE) != Tint.WHITE
            ? Optional.of(Tint.WHITE)
            : Optional.empty();
    species.add(
        new Species(
            species.size() + 1,
            names.next(plumage, bill, tail, build),
            split,
            plumage.colors(),
            plumage.wingBars(),
            eyeRing,
            billTint,
            legTint,
            bill,
            tail,
            build));
  }
}
