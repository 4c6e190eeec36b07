// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measured figures beside what they should be, for other programs to read. */
final class Figures {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * One figure.
   *
   * @param target null when nothing is promised; then so is {@code met}
   */
  record Row(String name, double value, String unit, Double target, Boolean met) {}

  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** Something that is no figure. */
  Figures with(String name, Object fact) {
    facts.put(name, fact);
    return this;
  }

  Figures plain(String name, double value, String unit) {
    rows.add(new Row(name, value, unit, null, null));
    return this;
  }

  Figures atMost(String name, double value, String unit, double target) {
    rows.add(new Row(name, value, unit, target, value <= target));
    return this;
  }

  String text() {
    Map<String, Object> all = new LinkedHashMap<>(facts);
    all.put("rows", rows);
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("figures and text can be written", impossible);
    }
  }

  void write(Path file) {
    try {
      Files.writeString(file, text());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
