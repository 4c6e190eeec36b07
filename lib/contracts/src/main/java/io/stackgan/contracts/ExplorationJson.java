// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.Exploration.Destination;
import java.util.Set;

/** {@link Exploration} as fields of a JSON object, which plain draws add nothing to. */
final class ExplorationJson {

  private static final String VARIATION = "variation";
  private static final String DESTINATION = "to";
  private static final String PROMPT = "prompt";
  private static final String SEED = "seed";

  private ExplorationJson() {}

  static void put(ObjectNode json, Exploration exploration) {
    if (exploration.variation() != Exploration.NONE.variation()) {
      json.put(VARIATION, exploration.variation());
    }
    Destination destination = exploration.destination();
    if (destination != null) {
      ObjectNode to = json.putObject(DESTINATION);
      if (destination.prompt() != null) {
        to.put(PROMPT, destination.prompt());
      }
      if (destination.seed() != null) {
        to.put(SEED, destination.seed());
      }
    }
  }

  static Exploration read(JsonFields fields) {
    return new Exploration(
        fields.number(VARIATION).orElse(Exploration.NONE.variation()),
        fields.object(DESTINATION).map(ExplorationJson::destination).orElse(null));
  }

  private static Destination destination(JsonFields fields) {
    fields.allowOnly(Set.of(PROMPT, SEED));
    return new Destination(fields.text(PROMPT).orElse(null), fields.integer(SEED).orElse(null));
  }
}
