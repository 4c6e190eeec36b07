// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

/** A numpy dtype; of its state only the item's size matters here. */
final class NumpyType implements Stateful {

  private final String code;

  NumpyType(Object[] arguments) {
    this.code = (String) arguments[0];
  }

  /** Bytes of an item, the number at the end of a code such as f4 or i8. */
  int itemSize() {
    String digits = code.replaceFirst("^[<>=|]?[a-zA-Z]", "");
    if (!digits.matches("[1-9][0-9]?")) {
      throw new RefusedPickleException("holds an array of type " + code + ", not of numbers");
    }
    return Integer.parseInt(digits);
  }

  @Override
  public void restore(Object[] state) {
    if (state.length < 2) {
      throw new RefusedPickleException("holds a numpy type with a broken state");
    }
  }
}
