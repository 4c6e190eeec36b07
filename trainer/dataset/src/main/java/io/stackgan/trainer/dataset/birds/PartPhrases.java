// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Noun phrases about a species' parts, each true by itself. */
final class PartPhrases {

  private final Species species;
  private final Dice dice;

  PartPhrases(Species species, Dice dice) {
    this.species = species;
    this.dice = dice;
  }

  /** So many phrases about different parts, large parts oftener. */
  List<String> some(int count) {
    List<String> left = all();
    List<String> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      int at = dice.below(dice.chance(0.7) ? Math.min(left.size(), 6) : left.size());
      chosen.add(left.remove(at));
    }
    return chosen;
  }

  /** The large parts first. */
  private List<String> all() {
    List<String> phrases = new ArrayList<>();
    phrases.add(wings());
    phrases.add(singular(Part.BELLY, "belly", "belly", "abdomen"));
    phrases.add(crown());
    phrases.add(singular(Part.BREAST, "breast", "chest"));
    phrases.add(tail());
    phrases.add(bill());
    phrases.add(singular(Part.THROAT, "throat"));
    phrases.add(singular(Part.BACK, "back"));
    face().forEach(phrases::add);
    phrases.add(species.legTint().word() + " " + dice.pick(List.of("legs", "feet")));
    species.eyeRing().ifPresent(tint -> phrases.add(withArticle(tint.word() + " eye ring")));
    return phrases;
  }

  private String wings() {
    String wings = species.tint(Part.WING).word() + " wings";
    if (species.wingBars().isEmpty() || dice.chance(0.4)) {
      return wings;
    }
    String bars = species.wingBars().get().word() + " wing bars";
    return dice.chance(0.5) ? wings + " with " + bars : bars;
  }

  private String crown() {
    boolean sameHead = species.tint(Part.CROWN) == species.tint(Part.FACE);
    return sameHead ? singular(Part.CROWN, "head", "head", "crown") : singular(Part.CROWN, "crown");
  }

  private Stream<String> face() {
    return species.tint(Part.CROWN) == species.tint(Part.FACE)
        ? Stream.empty()
        : Stream.of(singular(Part.FACE, "face"));
  }

  private String tail() {
    String color = species.tint(Part.TAIL).word() + " tail";
    return switch (species.tail()) {
      case MEDIUM -> withArticle(color);
      case SHORT -> "a short " + (dice.chance(0.5) ? "tail" : color);
      case LONG -> "a long " + (dice.chance(0.5) ? "tail" : color);
    };
  }

  String bill() {
    String noun = dice.chance(0.6) ? "bill" : "beak";
    String color = dice.chance(0.35) ? species.billTint().word() + " " : "";
    return "a " + dice.pick(billShapes()) + " " + color + noun;
  }

  private List<String> billShapes() {
    return switch (species.bill()) {
      case SHORT_POINTED -> List.of("short pointed", "short pointed", "short", "very short");
      case LONG -> List.of("long", "long pointed", "long thin");
      case HOOKED -> List.of("hooked", "curved");
      case THICK -> List.of("thick", "short thick");
    };
  }

  private String singular(Part part, String... nouns) {
    return withArticle(species.tint(part).word() + " " + dice.pick(List.of(nouns)));
  }

  private static String withArticle(String phrase) {
    return (phrase.startsWith("o") ? "an " : "a ") + phrase;
  }
}
