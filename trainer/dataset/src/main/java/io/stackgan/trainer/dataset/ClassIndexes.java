// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers classes in the order in which they are met. */
final class ClassIndexes {

  private final Map<String, Integer> indexes = new LinkedHashMap<>();

  int index(String name) {
    return indexes.computeIfAbsent(name, absent -> indexes.size());
  }

  List<String> names() {
    return List.copyOf(indexes.keySet());
  }

  /** The folder of an image's path, which most layouts name for the class. */
  static String folderOf(String image) {
    int slash = image.lastIndexOf('/');
    return slash < 0 ? "" : image.substring(0, slash);
  }
}
