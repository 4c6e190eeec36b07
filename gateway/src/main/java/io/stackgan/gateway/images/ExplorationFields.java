// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.stackgan.contracts.Exploration;
import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.InvalidRequestException;
import io.stackgan.gateway.edge.ApiException;
import java.util.List;

/** Reads how a request's pictures depart from plain draws. */
final class ExplorationFields {

  private ExplorationFields() {}

  static Exploration read(JsonFields fields) {
    try {
      return new Exploration(
          fields.number("variation").orElse(Exploration.NONE.variation()),
          fields.object("to").map(ExplorationFields::destination).orElse(null));
    } catch (InvalidRequestException invalid) {
      throw ApiException.invalid(invalid.param(), "invalid_value", invalid.getMessage() + ".");
    }
  }

  private static Destination destination(JsonFields fields) {
    fields.allowOnly(List.of("prompt", "seed"));
    return new Destination(
        fields.text("prompt").orElse(null), fields.integer("seed", 0, Long.MAX_VALUE).orElse(null));
  }
}
