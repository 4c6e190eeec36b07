// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.util.regex.Pattern;

/** The form of names that become part of object keys: no separators, no relative paths. */
final class Identifiers {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private Identifiers() {}

  static boolean isIdentifier(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  /**
   * @throws InvalidRequestException naming the field
   */
  static void check(String field, String identifier) {
    if (!isIdentifier(identifier)) {
      throw new InvalidRequestException(
          field,
          "'"
              + Excerpt.of(identifier)
              + "' must be 1 to 128 letters, digits, '.', '_' or '-' and begin with a letter or"
              + " digit");
    }
  }
}
