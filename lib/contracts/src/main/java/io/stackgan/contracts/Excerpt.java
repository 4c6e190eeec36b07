// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

/** Foreign text as it may stand in an error message: short, on one line, printable. */
final class Excerpt {

  private static final int MAX_CHARACTERS = 60;

  private Excerpt() {}

  static String of(String text) {
    return of(text, MAX_CHARACTERS);
  }

  static String of(String text, int maxCharacters) {
    String printable =
        String.valueOf(text).replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]", "�");
    int length = printable.codePointCount(0, printable.length());
    return length <= maxCharacters
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, maxCharacters)) + "…";
  }
}
