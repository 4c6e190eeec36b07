// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names in the manner of bird guides, such as Red_crowned_Bunting, none given twice. */
final class SpeciesNames {

  private static final List<String> EPITHETS =
      List.of(
          "Northern",
          "Southern",
          "Eastern",
          "Western",
          "Mountain",
          "Island",
          "Meadow",
          "Marsh",
          "Forest",
          "River",
          "Coastal",
          "Desert",
          "Highland",
          "Lowland",
          "Lake",
          "Hill");

  private static final Map<Bill, List<String>> KINDS =
      Map.of(
          Bill.SHORT_POINTED, List.of("Warbler", "Vireo", "Wren", "Tanager", "Pipit"),
          Bill.LONG, List.of("Kingfisher", "Creeper", "Thrasher", "Woodpecker", "Honeyeater"),
          Bill.HOOKED, List.of("Shrike", "Jay", "Cuckoo", "Flycatcher"),
          Bill.THICK, List.of("Bunting", "Finch", "Sparrow", "Grosbeak"));

  private final Dice dice;
  private final Set<String> taken = new HashSet<>();

  SpeciesNames(Dice dice) {
    this.dice = dice;
  }

  String next(Plumage plumage, Bill bill, TailLength tail, Build build) {
    String kind = dice.pick(KINDS.get(bill));
    String name = marking(plumage, tail) + "_" + kind;
    while (!taken.add(name)) {
      name = dice.pick(EPITHETS) + "_" + marking(plumage, tail) + "_" + kind;
    }
    return name;
  }

  private String marking(Plumage plumage, TailLength tail) {
    return switch (dice.below(tail == TailLength.LONG ? 6 : 5)) {
      case 0 -> tint(plumage, Part.CROWN) + "_crowned";
      case 1 -> tint(plumage, Part.THROAT) + "_throated";
      case 2 -> tint(plumage, Part.BREAST) + "_breasted";
      case 3 -> tint(plumage, Part.WING) + "_winged";
      case 4 -> tint(plumage, Part.BELLY) + "_bellied";
      default -> "Long_tailed";
    };
  }

  private static String tint(Plumage plumage, Part part) {
    String name = plumage.colors().get(part).name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
