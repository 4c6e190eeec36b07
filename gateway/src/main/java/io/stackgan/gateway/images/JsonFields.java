// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Excerpts;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of a request, each read with the type it must have. A field that is null counts as
 * absent, because client libraries write null for what was not set.
 */
public record JsonFields(ObjectNode fields) {

  boolean has(String name) {
    return fields.has(name);
  }

  void allowOnly(Collection<String> known) {
    for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw ApiException.invalid(
            name,
            "unknown_parameter",
            "Unknown parameter '%s'. Known are: %s.".formatted(name, String.join(", ", known)));
      }
    }
  }

  Optional<String> text(String name) {
    return present(name)
        .map(node -> typed(name, node, node.isTextual(), "a string"))
        .map(JsonNode::textValue);
  }

  Optional<Boolean> flag(String name) {
    return present(name)
        .map(node -> typed(name, node, node.isBoolean(), "true or false"))
        .map(JsonNode::booleanValue);
  }

  Optional<Long> integer(String name, long least, long most) {
    return present(name)
        .map(node -> typed(name, node, node.isIntegralNumber(), "an integer"))
        .map(JsonNode::bigIntegerValue)
        .map(value -> inRange(name, value, least, most));
  }

  Optional<Double> number(String name) {
    return present(name)
        .map(node -> typed(name, node, node.isNumber(), "a number"))
        .map(JsonNode::doubleValue);
  }

  Optional<JsonFields> object(String name) {
    return present(name)
        .map(node -> typed(name, node, node.isObject(), "an object"))
        .map(node -> new JsonFields((ObjectNode) node));
  }

  /** All but one. */
  public JsonFields without(String name) {
    ObjectNode rest = fields.deepCopy();
    rest.remove(name);
    return new JsonFields(rest);
  }

  public Optional<String> choice(String name, List<String> choices) {
    return text(name).map(value -> oneOf(name, value, choices));
  }

  private Optional<JsonNode> present(String name) {
    return Optional.ofNullable(fields.get(name)).filter(node -> !node.isNull());
  }

  private static JsonNode typed(String name, JsonNode node, boolean fits, String wanted) {
    if (!fits) {
      String got = node.isNumber() ? Excerpts.of(node.asText()) : typeName(node);
      throw ApiException.invalid(
          name, "invalid_type", "'%s' must be %s, but is %s.".formatted(name, wanted, got));
    }
    return node;
  }

  private static String typeName(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      default -> "a " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  private static long inRange(String name, BigInteger value, long least, long most) {
    if (value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      throw ApiException.invalid(
          name,
          "invalid_value",
          "'%s' must be from %d to %d, but is %s.".formatted(name, least, most, shown(value)));
    }
    return value.longValue();
  }

  private static String oneOf(String name, String value, List<String> choices) {
    if (!choices.contains(value)) {
      throw ApiException.invalid(
          name,
          "invalid_value",
          "'%s' must be one of %s, but is '%s'."
              .formatted(name, String.join(", ", choices), Excerpts.of(value)));
    }
    return value;
  }

  private static String shown(BigInteger value) {
    return Excerpts.of(value.toString());
  }
}
