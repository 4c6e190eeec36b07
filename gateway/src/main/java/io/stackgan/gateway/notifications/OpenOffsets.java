// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import java.util.TreeSet;

/** The records of a partition that are read, but not settled. */
final class OpenOffsets {

  private final TreeSet<Long> open = new TreeSet<>();
  private long next;

  void read(long offset) {
    next = offset + 1;
  }

  void open(long offset) {
    open.add(offset);
  }

  void settle(long offset) {
    open.remove(offset);
  }

  /** From where on to read when all is forgotten: no record before is unsettled. */
  long committable() {
    return open.isEmpty() ? next : open.first();
  }
}
