// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.MalformedMessageException.Reason.INVALID_VALUE;
import static io.stackgan.contracts.MalformedMessageException.Reason.MISSING_FIELD;
import static io.stackgan.contracts.MalformedMessageException.Reason.UNKNOWN_FIELD;
import static io.stackgan.contracts.MalformedMessageException.Reason.WRONG_TYPE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The fields of a JSON object, read without coercion. A field that is null counts as absent. */
record JsonFields(ObjectNode object) {

  static JsonFields parse(byte[] value) {
    return new JsonFields(Json.object(value));
  }

  /** Refuses any other field, so that a misspelt one is not silently without effect. */
  void allowOnly(Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new MalformedMessageException(
                    UNKNOWN_FIELD,
                    "'" + Excerpt.of(name) + "' is not a field; there are " + sorted(known));
              }
            });
  }

  Optional<String> text(String name) {
    return field(name, "text", JsonNode::isTextual).map(JsonNode::textValue);
  }

  Optional<Long> integer(String name) {
    return field(name, "an integer", JsonNode::isIntegralNumber)
        .map(node -> inRange(name, node, node.canConvertToLong()).longValue());
  }

  Optional<Integer> smallInteger(String name) {
    return field(name, "an integer", JsonNode::isIntegralNumber)
        .map(node -> inRange(name, node, node.canConvertToInt()).intValue());
  }

  Optional<Double> number(String name) {
    return field(name, "a number", JsonNode::isNumber).map(JsonNode::doubleValue);
  }

  Optional<Instant> instant(String name) {
    return text(name).map(text -> parseInstant(name, text));
  }

  Optional<JsonFields> object(String name) {
    return field(name, "an object", JsonNode::isObject)
        .map(node -> new JsonFields((ObjectNode) node));
  }

  List<JsonFields> objects(String name) {
    return field(name, "an array", JsonNode::isArray).stream()
        .flatMap(array -> StreamSupport.stream(array.spliterator(), false))
        .map(
            node ->
                new JsonFields(
                    (ObjectNode) typed(name, node, "an array of objects", node.isObject())))
        .toList();
  }

  List<String> names() {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  static <T> T required(String name, Optional<T> field) {
    return field.orElseThrow(
        () -> new MalformedMessageException(MISSING_FIELD, name + ": is missing"));
  }

  static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "text";
      case NUMBER -> node.isIntegralNumber() ? "an integer" : "a number";
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      default -> node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  private Optional<JsonNode> field(String name, String type, Predicate<JsonNode> test) {
    return Optional.ofNullable(object.get(name))
        .filter(node -> !node.isNull())
        .map(node -> typed(name, node, type, test.test(node)));
  }

  private static JsonNode typed(String name, JsonNode node, String type, boolean holds) {
    if (!holds) {
      throw new MalformedMessageException(
          WRONG_TYPE, name + ": must be " + type + ", not " + typeOf(node));
    }
    return node;
  }

  private static JsonNode inRange(String name, JsonNode node, boolean holds) {
    if (!holds) {
      throw new MalformedMessageException(
          INVALID_VALUE, name + ": " + node.asText() + " is out of range");
    }
    return node;
  }

  private static Instant parseInstant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new MalformedMessageException(
          INVALID_VALUE,
          name + ": '" + Excerpt.of(text) + "' is no time such as 2026-01-31T12:00:00Z",
          e);
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
