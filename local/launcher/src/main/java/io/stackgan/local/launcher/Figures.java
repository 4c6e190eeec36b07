// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

  private record Table(List<Row> rows) {}

  private final List<Row> rows = new ArrayList<>();

  Figures plain(String name, double value, String unit) {
    rows.add(new Row(name, value, unit, null, null));
    return this;
  }

  Figures atMost(String name, double value, String unit, double target) {
    rows.add(new Row(name, value, unit, target, value <= target));
    return this;
  }

  void write(Path file) {
    try {
      Files.write(file, JSON.writeValueAsBytes(new Table(rows)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
