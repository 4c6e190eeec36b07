// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.Priority;
import io.stackgan.contracts.WireRecord;

/** The priority of a job in the header that its records carry between the stages. */
public final class Priorities {

  /** Absent: interactive. */
  static final String HEADER = "ce_priority";

  private Priorities() {}

  public static WireRecord mark(WireRecord record, Priority priority) {
    return priority == Priority.BULK ? record.withHeader(HEADER, priority.text()) : record;
  }

  static boolean isBulk(WireRecord record) {
    return record.header(HEADER).filter(Priority.BULK.text()::equals).isPresent();
  }
}
