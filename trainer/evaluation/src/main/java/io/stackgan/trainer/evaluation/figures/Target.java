// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

/** What a figure should reach. */
public record Target(Kind kind, double limit) {

  /** Which side of the limit is good. */
  public enum Kind {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }
  }

  public static Target atLeast(double limit) {
    return new Target(Kind.AT_LEAST, limit);
  }

  public static Target atMost(double limit) {
    return new Target(Kind.AT_MOST, limit);
  }

  public boolean met(double value) {
    return kind == Kind.AT_LEAST ? value >= limit : value <= limit;
  }

  public String text() {
    return kind.sign + " " + Numbers.text(limit);
  }
}
