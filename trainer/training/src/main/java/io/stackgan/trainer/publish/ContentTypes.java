// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import java.nio.file.Path;
import java.util.Map;

/** Media types of a run's files. */
final class ContentTypes {

  private static final Map<String, String> BY_ENDING =
      Map.of(
          "csv", "text/csv",
          "html", "text/html; charset=utf-8",
          "jpg", "image/jpeg",
          "json", "application/json",
          "jsonl", "application/jsonl",
          "png", "image/png",
          "properties", "text/plain; charset=utf-8",
          "txt", "text/plain; charset=utf-8");

  private ContentTypes() {}

  static String of(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return BY_ENDING.getOrDefault(ending, "application/octet-stream");
  }
}
