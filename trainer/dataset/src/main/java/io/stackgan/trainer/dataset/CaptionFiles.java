// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of captions, one a line, blank lines dropped. */
final class CaptionFiles {

  private CaptionFiles() {}

  /** The caption file's path for an image's: the same with the ending txt. */
  static String nameFor(String image) {
    int dot = image.lastIndexOf('.');
    return (dot > image.lastIndexOf('/') ? image.substring(0, dot) : image) + ".txt";
  }

  static List<String> read(Path file) {
    try {
      // Bytes that are not UTF-8 (CUB's own captions have some) become replacement characters.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UnusableDatasetException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
