// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.trainer.training.engine.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings by name. Every preset states what differs from {@code paper-birds}; a user's {@code
 * key=value} comes last. A key without {@code stage1.} or {@code stage2.} that belongs to a stage
 * sets both.
 */
public final class Presets {

  public static final List<String> NAMES =
      List.of("paper-birds", "paper-flowers", "paper-coco", "compact", "tiny");

  private static final String BASE = NAMES.get(0);
  private static final List<String> STAGES = List.of("stage1", "stage2");
  private static final List<String> PARTS = List.of("encoder", "stage1", "stage2");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private Presets() {}

  /**
   * All settings by key.
   *
   * @param changes by key, such as {@code stage1.minutes} or {@code seed}
   * @throws SettingsException for an unknown preset or key
   */
  public static SortedMap<String, String> keys(String preset, Map<String, String> changes) {
    SortedMap<String, String> keys = new TreeMap<>();
    apply(properties(BASE), keys);
    apply(properties(preset), keys);
    apply(changes, keys);
    return keys;
  }

  /**
   * Changes some of the settings.
   *
   * @throws SettingsException for an unknown key
   */
  public static SortedMap<String, String> changed(
      SortedMap<String, String> keys, Map<String, String> changes) {
    SortedMap<String, String> changed = new TreeMap<>(keys);
    apply(changes, changed);
    return changed;
  }

  /**
   * @throws SettingsException for a value of the wrong type or without sense
   */
  public static TrainingSettings settings(Map<String, String> keys) {
    // A run of before a setting came to be is trained without it, as the paper's presets are.
    Map<String, String> complete = properties(BASE);
    complete.putAll(keys);
    SettingLimits.check(complete);
    try {
      return MAPPER.convertValue(nested(complete), TrainingSettings.class);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(reason(e), e);
    }
  }

  private static void apply(Map<String, String> changes, Map<String, String> flat) {
    Set<String> known = properties(BASE).keySet();
    // What sets both stages comes first, so that a stage's own key is stronger.
    changes.forEach(
        (key, value) -> {
          if (known.contains("stage1." + key)) {
            STAGES.forEach(stage -> flat.put(stage + "." + key, value));
          }
        });
    changes.forEach(
        (key, value) -> {
          if (!known.contains("stage1." + key)) {
            flat.put(key, value);
          }
        });
    requireKnown(flat.keySet(), known);
  }

  private static void requireKnown(Set<String> keys, Set<String> known) {
    for (String key : keys) {
      if (!known.contains(key)) {
        throw new SettingsException(
            "There is no setting %s. There are: %s".formatted(key, String.join(", ", known)));
      }
    }
  }

  private static Map<String, Object> nested(Map<String, String> flat) {
    Map<String, Object> settings = new LinkedHashMap<>();
    Map<String, Map<String, Object>> parts = new LinkedHashMap<>();
    PARTS.forEach(part -> parts.put(part, new LinkedHashMap<>()));
    flat.forEach(
        (key, value) -> {
          String part = key.substring(0, Math.max(0, key.indexOf('.')));
          if (parts.containsKey(part)) {
            parts.get(part).put(key.substring(part.length() + 1), value);
          } else {
            settings.put(key, value);
          }
        });
    settings.putAll(parts);
    return settings;
  }

  private static Map<String, String> properties(String preset) {
    if (!NAMES.contains(preset)) {
      throw new SettingsException("There is no preset " + preset + "; choose one of " + NAMES);
    }
    Properties properties = new Properties();
    try (InputStream file = Presets.class.getResourceAsStream(preset + ".properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the preset " + preset, e);
    }
    Map<String, String> map = new TreeMap<>();
    properties.forEach((key, value) -> map.put(key.toString(), value.toString()));
    return map;
  }

  private static String reason(IllegalArgumentException e) {
    if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      List<String> path =
          mapping.getPath().stream().map(JsonMappingException.Reference::getFieldName).toList();
      return "The setting " + String.join(".", path) + " is wrong: " + detail(mapping);
    }
    return "The settings are wrong: " + e.getMessage();
  }

  private static String detail(JsonMappingException mapping) {
    if (mapping instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      List<String> choices =
          Arrays.stream(format.getTargetType().getEnumConstants())
              .map(choice -> MAPPER.convertValue(choice, String.class).toLowerCase(Locale.ROOT))
              .toList();
      return format.getValue() + " is not one of " + String.join(", ", choices);
    }
    return mapping.getCause() instanceof IllegalArgumentException cause
        ? cause.getMessage()
        : mapping.getOriginalMessage();
  }
}
