// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A reported figure.
 *
 * @param target what it should be; null where there is nothing to reach
 * @param met whether it is; null where there is nothing to reach
 */
record Figure(String name, double value, String unit, Double target, Boolean met) {

  static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, null, null);
  }

  String line() {
    return String.format(Locale.ROOT, "%-30s %,.0f", name, value);
  }

  static void write(List<Figure> figures, Path file) {
    try {
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValue(file.toFile(), Map.of("rows", figures));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
