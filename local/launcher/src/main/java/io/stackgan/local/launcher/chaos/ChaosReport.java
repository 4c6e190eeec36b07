// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was done to a platform and what became of its jobs: figures by name, in their order. */
public final class ChaosReport {

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private boolean passed = true;

  ChaosReport note(String name, Object figure) {
    figures.put(name, figure);
    return this;
  }

  /** A figure that has to be 0. */
  ChaosReport none(String name, int figure) {
    passed &= figure == 0;
    return note(name, figure);
  }

  public Map<String, Object> figures() {
    return figures;
  }

  public boolean passed() {
    return passed;
  }
}
