// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Colours of the parts, laid out as nature lays them out: hoods, caps, pale undersides. */
record Plumage(Map<Part, Tint> colors, Optional<Tint> wingBars) {

  private static final Tint[] TINTS = Tint.values();

  /** How often a colour is met, in the order of {@link Tint}. */
  private static final double[] COMMON = {
    0.11, 0.08, 0.12, 0.08, 0.11, 0.05, 0.04, 0.11, 0.11, 0.12, 0.11
  };

  static Plumage draw(Dice dice) {
    List<Tint> tints = distinct(dice);
    Map<Part, Tint> colors = layout(dice.weighted(2, 3, 3, 3, 3, 3, 3, 2), tints);
    if (dice.chance(0.25)) {
      colors.put(Part.TAIL, colors.get(Part.BACK));
    }
    Tint wing = colors.get(Part.WING);
    Tint bars = wing == Tint.WHITE ? Tint.BLACK : dice.chance(0.8) ? Tint.WHITE : Tint.YELLOW;
    boolean barred = dice.chance(0.35) && bars != wing;
    return new Plumage(colors, barred ? Optional.of(bars) : Optional.empty());
  }

  private static List<Tint> distinct(Dice dice) {
    List<Tint> tints = new ArrayList<>();
    while (tints.size() < 4) {
      Tint tint = TINTS[dice.weighted(COMMON)];
      if (!tints.contains(tint)) {
        tints.add(tint);
      }
    }
    return tints;
  }

  /** Letters name colours; in the order crown, face, throat, breast, belly, back, wing, tail. */
  private static Map<Part, Tint> layout(int kind, List<Tint> tints) {
    String pattern =
        switch (kind) {
          case 0 -> "aaaaaaaa"; // all of one colour
          case 1 -> "aaaaaabb"; // with other wings
          case 2 -> "aaabbccc"; // hooded
          case 3 -> "abbbbccc"; // capped
          case 4 -> "bbaacbbb"; // coloured throat and breast
          case 5 -> "aabbbaaa"; // dark above, pale below
          case 6 -> "aaaabaaa"; // another belly
          default -> "abbcdbbb"; // many-coloured
        };
    Map<Part, Tint> colors = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      colors.put(part, tints.get(pattern.charAt(part.ordinal()) - 'a'));
    }
    return colors;
  }

  /** What makes two species look alike at a glance. */
  List<Tint> combination() {
    return List.of(colors.get(Part.CROWN), colors.get(Part.WING), colors.get(Part.BELLY));
  }
}
