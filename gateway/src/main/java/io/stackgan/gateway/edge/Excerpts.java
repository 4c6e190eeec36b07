// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

/** Keeps what a caller sent short enough to be repeated in an error. */
public final class Excerpts {

  private static final int LENGTH = 64;

  private Excerpts() {}

  public static String of(String text) {
    if (text.codePointCount(0, text.length()) <= LENGTH) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LENGTH)) + "…";
  }
}
