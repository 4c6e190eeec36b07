// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Captions in the manner of CUB's: a few parts in some fifteen words, true of the picture. */
final class CaptionWriter {

  static final int CAPTIONS = 10;

  private final Scene scene;
  private final Dice dice;
  private final PartPhrases parts;
  private final List<String> adjectives;
  private final List<String> predicates;

  CaptionWriter(Scene scene, Dice dice) {
    this.scene = scene;
    this.dice = dice;
    this.parts = new PartPhrases(scene.species(), dice);
    this.adjectives = WholeBird.adjectives(scene.species());
    this.predicates = WholeBird.predicates(scene.species());
  }

  /** Ten different captions. */
  List<String> write() {
    Set<String> captions = new LinkedHashSet<>();
    while (captions.size() < CAPTIONS) {
      captions.add(adjectives.isEmpty() || dice.chance(0.45) ? ofParts() : ofWhole());
    }
    return new ArrayList<>(captions);
  }

  private String ofParts() {
    return switch (dice.below(8)) {
      case 0, 1 -> "this bird has " + list(parts.some(4));
      case 6 -> "a " + size() + " bird with " + list(bare(parts.some(4)));
      case 2 -> "a " + size() + " bird with " + list(parts.some(4));
      case 3 -> "this is a bird with " + list(parts.some(3));
      case 4 -> "the bird has " + list(parts.some(3));
      case 5 -> "a bird " + doing() + " with " + list(parts.some(3));
      default -> "this " + size() + " bird has " + list(parts.some(5));
    };
  }

  private String ofWhole() {
    String adjective = dice.pick(adjectives);
    String predicate = dice.pick(predicates);
    return switch (dice.below(9)) {
      case 0, 1 -> "a " + size() + " " + adjective + " bird with " + list(parts.some(3));
      case 2 -> "the bird is " + predicate + " and has " + list(parts.some(2));
      case 3, 4 -> "this bird is " + predicate + " in color with " + list(parts.some(3));
      case 5, 6 -> "this " + adjective + " bird has " + list(parts.some(3));
      case 7 -> "this bird is " + predicate + " and has " + parts.bill();
      default -> article(adjective) + " bird with " + list(parts.some(3));
    };
  }

  private String size() {
    return switch (scene.species().build()) {
      case SMALL -> "small";
      case MEDIUM -> "medium sized";
      case LARGE -> "large";
    };
  }

  private String doing() {
    return switch (scene.pose()) {
      case ON_BRANCH -> "perched on a branch";
      case ON_GROUND -> "standing on the ground";
      case ON_REED -> "perched on a twig";
      case FLYING -> "flying";
    };
  }

  private static String article(String adjective) {
    return (adjective.startsWith("o") ? "an " : "a ") + adjective;
  }

  /** Without articles, as many write. */
  private static List<String> bare(List<String> phrases) {
    return phrases.stream().map(phrase -> phrase.replaceFirst("^an? ", "")).toList();
  }

  private static String list(List<String> phrases) {
    int last = phrases.size() - 1;
    return last == 0
        ? phrases.get(0)
        : String.join(", ", phrases.subList(0, last)) + " and " + phrases.get(last);
  }
}
