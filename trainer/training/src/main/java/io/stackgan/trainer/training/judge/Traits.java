// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.training.engine.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is known of each drawn bird, by the file that is drawn beside the pictures.
 *
 * @param values of each trait, in the order of a classifier's outputs, trait after trait
 * @param byImage each bird's values
 */
record Traits(Map<String, List<String>> values, Map<String, Map<String, String>> byImage) {

  private static final String FILE = "attributes.jsonl";
  private static final String NONE = "none";

  static boolean areIn(Path data) {
    return Files.isRegularFile(data.resolve(FILE));
  }

  /**
   * @param data the folder of drawn birds
   * @throws SettingsException when it has no such file
   */
  static Traits read(Path data, List<String> names) {
    Path file = data.resolve(FILE);
    if (!areIn(data)) {
      throw new SettingsException(
          file + " is missing: judges are taught on a folder that dataset draw-birds has made");
    }
    Map<String, Map<String, String>> birds = new HashMap<>();
    try {
      ObjectMapper json = new ObjectMapper();
      for (String line : Files.readAllLines(file)) {
        JsonNode bird = json.readTree(line);
        birds.put(bird.get("id").asText(), traits(bird, names));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, seen(birds.values(), List.of(name))));
    return new Traits(values, birds);
  }

  private static Map<String, String> traits(JsonNode bird, List<String> names) {
    Map<String, String> traits = new HashMap<>();
    for (String name : names) {
      traits.put(name, bird.get(name).isNull() ? NONE : bird.get(name).asText());
    }
    return traits;
  }

  private static List<String> seen(Collection<Map<String, String>> birds, List<String> names) {
    TreeSet<String> seen = new TreeSet<>();
    birds.forEach(bird -> names.forEach(name -> seen.add(bird.get(name))));
    return List.copyOf(seen);
  }

  /** With the values that any of these traits has for each of them. */
  Traits alike(List<String> names) {
    List<String> seen = seen(byImage.values(), names);
    Map<String, List<String>> all = new LinkedHashMap<>(values);
    names.forEach(name -> all.put(name, seen));
    return new Traits(all, byImage);
  }

  /** A classifier's outputs. */
  int size() {
    return values.values().stream().mapToInt(List::size).sum();
  }

  /** The value's position among the trait's. */
  int label(Sample sample, String trait) {
    return values.get(trait).indexOf(byImage.get(sample.id()).get(trait));
  }
}
