// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** Objects are merged, containers and variables by name; every other list is replaced. */
final class StrategicMerge {

  private static final Set<String> BY_NAME = Set.of("containers", "env");

  private StrategicMerge() {}

  static void apply(ObjectNode target, ObjectNode change) {
    change
        .properties()
        .forEach(
            field -> {
              JsonNode old = target.get(field.getKey());
              if (old instanceof ObjectNode object && field.getValue() instanceof ObjectNode with) {
                apply(object, with);
              } else if (old instanceof ArrayNode list && BY_NAME.contains(field.getKey())) {
                field.getValue().forEach(element -> mergeByName(list, (ObjectNode) element));
              } else {
                target.set(field.getKey(), field.getValue().deepCopy());
              }
            });
  }

  private static void mergeByName(ArrayNode list, ObjectNode change) {
    Optional<JsonNode> old = Yaml.named(list, change.path("name").asText());
    if (old.isPresent()) {
      apply((ObjectNode) old.get(), change);
    } else {
      list.insert(0, change.deepCopy());
    }
  }
}
