// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code openai/images-generations.csv}.
 *
 * @param part what it is a field of
 * @param values those that the description lists; a range for integers
 * @param here what the gateway does with values
 */
public record ApiFact(
    String part, String name, String type, boolean required, String values, String here) {

  private static final Path TABLE = Path.of("src/test/resources/openai/images-generations.csv");

  public static List<ApiFact> all(String part) {
    try {
      return Files.readAllLines(TABLE).stream()
          .filter(line -> line.startsWith(part + ";"))
          .map(line -> line.split(";", -1))
          .map(cells -> of(cells))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ApiFact of(String[] cells) {
    return new ApiFact(cells[0], cells[1], cells[2], cells[3].equals("yes"), cells[4], cells[5]);
  }

  /** As JSON, in single quotes. */
  public List<String> accepted() {
    List<String> accepted = new ArrayList<>();
    if (type.equals("integer")) {
      accepted.addAll(List.of(values.split("\\.\\.")));
    } else if (type.equals("boolean")) {
      accepted.addAll(List.of("true", "false"));
    } else {
      listed().stream()
          .filter(value -> !here.contains(value))
          .forEach(value -> accepted.add("'" + value + "'"));
    }
    accepted.add("null");
    return required ? List.of("'a bird'") : accepted;
  }

  /** As JSON, in single quotes. */
  public List<String> refused() {
    List<String> refused = new ArrayList<>(List.of("[]", "{}"));
    switch (type) {
      case "integer" -> {
        String[] range = values.split("\\.\\.");
        refused.add(String.valueOf(Integer.parseInt(range[0]) - 1));
        refused.add(String.valueOf(Integer.parseInt(range[1]) + 1));
        refused.addAll(List.of("1.5", "'1'", "true"));
      }
      case "boolean" -> refused.addAll(List.of("'true'", "1"));
      default -> refused.addAll(List.of("7", "true"));
    }
    if (here.startsWith("closed") && type.equals("string")) {
      refused.add("'no such value'");
      listed().stream().filter(here::contains).forEach(value -> refused.add("'" + value + "'"));
    }
    return refused;
  }

  private List<String> listed() {
    return values.isEmpty() ? List.of() : List.of(values.split("\\|"));
  }

  /** Whether the field is what the description says. */
  public boolean fits(JsonNode value) {
    if (value.isMissingNode()) {
      return !required;
    }
    boolean typed =
        switch (type) {
          case "integer" -> value.isIntegralNumber();
          case "array" -> value.isArray();
          case "object" -> value.isObject();
          default -> value.isTextual();
        };
    return typed && (listed().isEmpty() || listed().contains(value.asText()));
  }
}
