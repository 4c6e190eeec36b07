// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.Optional;

/** Aliases change only from what their writer has seen. */
final class AliasWrites {

  private static final String JSON = "application/json";

  private AliasWrites() {}

  /**
   * @param seen empty where there was no alias
   * @return false when somebody else has written it since
   */
  static boolean write(ObjectStore objects, String key, Optional<byte[]> seen, byte[] alias) {
    return seen.map(before -> objects.replace(key, before, alias, JSON))
        .orElseGet(() -> objects.putIfAbsent(key, alias, JSON));
  }
}
