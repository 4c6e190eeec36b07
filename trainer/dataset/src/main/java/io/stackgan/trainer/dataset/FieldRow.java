// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named values of one row. */
record FieldRow(int line, Map<String, List<String>> fields) {

  List<String> values(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The first value that is not blank. */
  Optional<String> single(String name) {
    return values(name).stream().filter(value -> !value.isBlank()).findFirst();
  }
}
