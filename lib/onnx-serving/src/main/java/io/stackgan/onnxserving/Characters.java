// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.util.Arrays;
import java.util.Locale;

/** Texts as a char-CNN-RNN reads them: lower case, the first {@value #LENGTH} characters. */
public final class Characters {

  /** Characters of a text; a shorter one ends in unknown ones. */
  public static final int LENGTH = 201;

  /** What is not in the alphabet, and what follows the text. */
  public static final int UNKNOWN = 70;

  /** As published: '-' stands in it twice, and the later place counts. */
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyz0123456789-,;.!?:'\"/\\|_@#$%^&*~`+-=<>()[]{} ";

  private Characters() {}

  /**
   * @return {@value #LENGTH} places in the alphabet, from 0 on
   */
  public static long[] of(String text) {
    long[] places = new long[LENGTH];
    Arrays.fill(places, UNKNOWN);
    int[] characters = text.toLowerCase(Locale.ROOT).codePoints().limit(LENGTH).toArray();
    for (int i = 0; i < characters.length; i++) {
      int place = ALPHABET.lastIndexOf(characters[i]);
      places[i] = place < 0 ? UNKNOWN : place;
    }
    return places;
  }
}
