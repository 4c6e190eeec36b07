// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What can be said of the whole bird's colour, by the shares of its parts. */
final class WholeBird {

  /** One colour names the bird when so much of it has that colour. */
  private static final double ALONE = 0.55;

  private static final double TOGETHER = 0.75;
  private static final double NOTABLE = 0.17;

  private WholeBird() {}

  /** Statements such as "red", "black and white" or "black with green"; maybe none. */
  static List<String> statements(Species species) {
    Map<Tint, Double> shares = new EnumMap<>(Tint.class);
    for (Part part : Part.values()) {
      shares.merge(species.tint(part), part.share(), Double::sum);
    }
    List<Tint> order =
        shares.keySet().stream()
            .sorted(Comparator.comparing((Tint tint) -> -shares.get(tint)))
            .toList();
    double first = shares.get(order.get(0));
    double second = order.size() > 1 ? shares.get(order.get(1)) : 0;
    String word = order.get(0).word();
    if (second >= NOTABLE && first + second >= TOGETHER) {
      String other = order.get(1).word();
      return first >= ALONE
          ? List.of(word, word, word + " with " + other, word + " and " + other)
          : List.of(word + " and " + other, word + " with " + other);
    }
    return first >= ALONE ? List.of(word) : List.of();
  }
}
