// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.ArrayList;
import java.util.List;

/** Gathers faults while a layout is read. */
final class Faults {

  private final List<Fault> list = new ArrayList<>();

  void add(String file, int line, String problem) {
    list.add(new Fault(file, line, problem));
  }

  void add(String file, String problem) {
    add(file, 0, problem);
  }

  void addAll(List<Fault> more) {
    list.addAll(more);
  }

  List<Fault> list() {
    return list;
  }
}
