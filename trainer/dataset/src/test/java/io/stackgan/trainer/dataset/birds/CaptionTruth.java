// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads captions back and holds each statement against a species, knowing only the grammar. */
final class CaptionTruth {

  private static final String COLOR =
      "(red|orange|yellow|green|blue|purple|pink|brown|gray|black|white)";
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:is |^an? |^this |sized |small |large )"
              + COLOR
              + "(?: (?:and|with) "
              + COLOR
              + ")? (?:bird|in color|and has)");
  private static final Pattern PART =
      Pattern.compile(
          COLOR
              + " (head|crown|face|throat|breast|chest|belly|abdomen|back|wings|wing bars|tail|bill|beak|legs|feet|eye ring)");
  private static final Pattern SHAPE = Pattern.compile("((?:[a-z]+ )+)(tail|bill|beak)");

  private static final Map<Bill, List<String>> BILLS =
      Map.of(
          Bill.SHORT_POINTED, List.of("short", "pointed", "very"),
          Bill.LONG, List.of("long", "pointed", "thin"),
          Bill.HOOKED, List.of("hooked", "curved"),
          Bill.THICK, List.of("short", "thick"));
  private static final List<String> SHAPES =
      List.of("short", "long", "very", "pointed", "thin", "thick", "hooked", "curved");

  private final Species species;

  CaptionTruth(Species species) {
    this.species = species;
  }

  /** Statements of the caption that the species contradicts. */
  List<String> lies(String caption) {
    List<String> lies = new ArrayList<>();
    for (Matcher part = PART.matcher(caption); part.find(); ) {
      if (!colors(part.group(2)).contains(part.group(1))) {
        lies.add(part.group(1) + " " + part.group(2));
      }
    }
    for (Matcher shape = SHAPE.matcher(caption); shape.find(); ) {
      lies.addAll(shapeLies(shape.group(1), shape.group(2)));
    }
    Matcher whole = WHOLE.matcher(caption);
    if (whole.find()) {
      double share =
          share(whole.group(1)) + Optional.ofNullable(whole.group(2)).map(this::share).orElse(0.0);
      if (share < 0.55 || whole.group(2) != null && share(whole.group(2)) < 0.15) {
        lies.add(whole.group());
      }
    }
    Matcher size = Pattern.compile("(small|medium sized|large) ").matcher(caption);
    if (size.find() && !size.group(1).toUpperCase(Locale.ROOT).startsWith(species.build().name())) {
      lies.add(size.group());
    }
    return lies;
  }

  /** Whether the caption makes any statement that this can read. */
  boolean understood(String caption) {
    return PART.matcher(caption).find() || SHAPE.matcher(caption).find();
  }

  private List<String> shapeLies(String words, String noun) {
    List<String> allowed =
        noun.equals("tail")
            ? List.of(species.tail().name().toLowerCase(Locale.ROOT))
            : BILLS.get(species.bill());
    String phrase = words.replaceAll(".*\\b(?:an?|and|with|has) ", "");
    return List.of(phrase.split(" ")).stream()
        .filter(SHAPES::contains)
        .filter(word -> !allowed.contains(word))
        .map(word -> word + " " + noun)
        .toList();
  }

  private List<String> colors(String noun) {
    return switch (noun) {
      case "head" ->
          species.tint(Part.CROWN) == species.tint(Part.FACE) ? word(Part.CROWN) : List.of();
      case "crown" -> word(Part.CROWN);
      case "face" -> word(Part.FACE);
      case "throat" -> word(Part.THROAT);
      case "breast", "chest" -> word(Part.BREAST);
      case "belly", "abdomen" -> word(Part.BELLY);
      case "back" -> word(Part.BACK);
      case "wings" -> word(Part.WING);
      case "wing bars" -> species.wingBars().map(Tint::word).stream().toList();
      case "tail" -> word(Part.TAIL);
      case "bill", "beak" -> List.of(species.billTint().word());
      case "eye ring" -> species.eyeRing().map(Tint::word).stream().toList();
      default -> List.of(species.legTint().word());
    };
  }

  private List<String> word(Part part) {
    return List.of(species.tint(part).word());
  }

  private double share(String color) {
    double share = 0;
    for (Part part : Part.values()) {
      share += species.tint(part).word().equals(color) ? part.share() : 0;
    }
    return share;
  }
}
