// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people: four significant digits. */
public final class Numbers {

  private static final MathContext DIGITS = new MathContext(4);

  private Numbers() {}

  public static String text(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
