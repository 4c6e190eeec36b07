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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

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

  /** The parts that look alike when they have the same colour. */
  private static final List<String> PLUMAGE = PARTS.subList(0, 8);

  private static final String NONE = "none";

  private final Map<String, Map<String, String>> byImage;
  private final Map<String, List<String>> colours;

  private PartColours(Map<String, Map<String, String>> byImage) {
    this.byImage = byImage;
    this.colours = new LinkedHashMap<>();
    for (String part : PARTS) {
      SortedSet<String> seen = new TreeSet<>();
      List<String> alike = PLUMAGE.contains(part) ? PLUMAGE : List.of(part);
      byImage.values().forEach(bird -> alike.forEach(one -> seen.add(bird.get(one))));
      colours.put(part, List.copyOf(seen));
    }
  }

  static boolean areIn(Path data) {
    return Files.isRegularFile(data.resolve(FILE));
  }

  /**
   * @param data the folder of drawn birds
   * @throws SettingsException when it has no such file
   */
  static PartColours read(Path data) {
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

  /** Features of a place: the colours of plumage, then those of each other part. */
  int features() {
    return start(PARTS.size());
  }

  /**
   * What a classifier says that sees all features at all places: of each part its own colours,
   * counted part after part.
   */
  long[] chosen() {
    List<Long> chosen = new ArrayList<>();
    for (int part = 0; part < PARTS.size(); part++) {
      long first = (long) part * features() + start(part);
      int count = colours.get(PARTS.get(part)).size();
      LongStream.range(first, first + count).forEach(chosen::add);
    }
    return chosen.stream().mapToLong(Long::longValue).toArray();
  }

  /** The feature that a part's colours begin with. */
  private int start(int part) {
    int start = 0;
    for (int before = PLUMAGE.size(); before <= part; before++) {
      start += colours.get(PARTS.get(before - 1)).size();
    }
    return start;
  }

  /** The colour's position among the part's. */
  int label(Sample sample, String part) {
    return colours.get(part).indexOf(byImage.get(sample.id()).get(part));
  }
}
