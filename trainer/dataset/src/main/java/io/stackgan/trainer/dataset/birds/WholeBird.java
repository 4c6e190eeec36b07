// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can be said of the whole bird's colour, by the shares of its parts. */
final class WholeBird {

  /** One colour names the bird when so much of it has that colour. */
  private static final double ALONE = 0.55;

  private static final double TOGETHER = 0.75;
  private static final double NOTABLE = 0.17;

  private WholeBird() {}

  /** Adjectives such as "red" or "black and white"; maybe none. */
  static List<String> adjectives(Species species) {
    return said(species, " and ");
  }

  /** What the bird can be said to be: also "black with green"; maybe nothing. */
  static List<String> predicates(Species species) {
    return Stream.concat(adjectives(species).stream(), said(species, " with ").stream()).toList();
  }

  private static List<String> said(Species species, String joint) {
    Map<Tint, Double> shares = shares(species);
    List<Tint> order =
        shares.keySet().stream()
            .sorted(Comparator.comparing((Tint tint) -> -shares.get(tint)))
            .toList();
    double first = shares.get(order.get(0));
    double second = order.size() > 1 ? shares.get(order.get(1)) : 0;
    List<String> statements = new ArrayList<>();
    if (first >= ALONE) {
      statements.add(order.get(0).word());
    }
    if (second >= NOTABLE && first + second >= TOGETHER) {
      statements.add(order.get(0).word() + joint + order.get(1).word());
    }
    return statements;
  }

  private static Map<Tint, Double> shares(Species species) {
    Map<Tint, Double> shares = new EnumMap<>(Tint.class);
    for (Part part : Part.values()) {
      shares.merge(species.tint(part), part.share(), Double::sum);
    }
    return shares;
  }
}
