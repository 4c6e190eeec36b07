// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.Optional;

/** Reads boxes as {@code bounding_boxes.txt} writes them. */
final class Boxes {

  private Boxes() {}

  /** The box of "x y width height"; empty and a fault where the text is none. */
  static Optional<Box> parse(String text, String file, int line, Faults faults) {
    Optional<Box> box = parse(text, line);
    if (box.isEmpty()) {
      faults.add(
          file,
          line,
          "expected x y width height with a width and height above 0, found \"" + text + "\"");
    }
    return box;
  }

  private static Optional<Box> parse(String text, int line) {
    String[] parts = text.split("\\s+");
    if (parts.length != 4) {
      return Optional.empty();
    }
    try {
      Box box =
          new Box(number(parts[0]), number(parts[1]), number(parts[2]), number(parts[3]), line);
      return box.width() > 0 && box.height() > 0 ? Optional.of(box) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static double number(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }
}
