// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

/** Rings once when a condition has held for some looks in a row, and is set again once it ends. */
final class Alarm {

  private final int looks;
  private int held;
  private int clear;
  private boolean rung;

  /**
   * @param looks in a row that it takes to ring, and to be set again
   */
  Alarm(int looks) {
    this.looks = looks;
  }

  /**
   * @return whether it rings now
   */
  boolean rings(boolean holds) {
    held = holds ? held + 1 : 0;
    clear = holds ? 0 : clear + 1;
    if (clear >= looks) {
      rung = false;
    }
    boolean rings = held >= looks && !rung;
    rung |= rings;
    return rings;
  }
}
