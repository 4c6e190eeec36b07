// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.training.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which colour each part of each drawn bird has, by the file that is drawn beside the pictures. */
final class PartColours {

  private static final String FILE = "attributes.jsonl";
  private static final List<String> PARTS =
      List.of(
          "crown",
          "face",
          "throat",
          "breast",
          "belly",
          "back",
          "wing",
          "tail",
          "bill_color",
          "legs",
          "wing_bars",
          "eye_ring");
  private static final String NONE = "none";

  private final Map<String, Map<String, String>> byImage;
  private final Map<String, List<String>> colours;

  private PartColours(Map<String, Map<String, String>> byImage) {
    this.byImage = byImage;
    this.colours = new LinkedHashMap<>();
    for (String part : PARTS) {
      SortedSet<String> seen = new TreeSet<>();
      byImage.values().forEach(bird -> seen.add(bird.get(part)));
      colours.put(part, List.copyOf(seen));
    }
  }

  /**
   * @param data the folder of drawn birds
   * @throws SettingsException when it has no such file
   */
  static PartColours read(Path data) {
    Path file = data.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new SettingsException(
          file + " is missing: judges are taught on a folder that dataset draw-birds has made");
    }
    Map<String, Map<String, String>> birds = new HashMap<>();
    try {
      ObjectMapper json = new ObjectMapper();
      for (String line : Files.readAllLines(file)) {
        JsonNode bird = json.readTree(line);
        birds.put(bird.get("id").asText(), parts(bird));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
    return new PartColours(birds);
  }

  private static Map<String, String> parts(JsonNode bird) {
    Map<String, String> parts = new HashMap<>();
    for (String part : PARTS) {
      parts.put(part, bird.get(part).isNull() ? NONE : bird.get(part).asText());
    }
    return parts;
  }

  /** Each part's colours in the order of the classifier's outputs, part after part. */
  Map<String, List<String>> colours() {
    return colours;
  }

  /** Outputs of the classifier. */
  int outputs() {
    return colours.values().stream().mapToInt(List::size).sum();
  }

  /** The colour's position among the part's. */
  int label(Sample sample, String part) {
    return colours.get(part).indexOf(byImage.get(sample.id()).get(part));
  }
}
