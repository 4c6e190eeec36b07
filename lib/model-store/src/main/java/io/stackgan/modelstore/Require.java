// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks of a manifest's parts. */
final class Require {

  private Require() {}

  static void that(boolean holds, String part, String otherwise) {
    if (!holds) {
      throw new ReleaseException("release.json: " + part + ": " + otherwise);
    }
  }

  static void present(Object value, String part) {
    that(value != null, part, "is missing");
  }

  /** An unmodifiable copy in the same order. */
  static <V> Map<String, V> map(Map<String, V> map, String part) {
    present(map, part);
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static <V> List<V> list(List<V> list, String part) {
    present(list, part);
    that(list.stream().noneMatch(Objects::isNull), part, "has a null in it");
    return List.copyOf(list);
  }
}
