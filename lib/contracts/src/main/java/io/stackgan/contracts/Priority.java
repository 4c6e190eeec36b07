// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.util.Locale;

/** Who waits for a job: somebody at a screen, or nobody in particular. */
public enum Priority {
  INTERACTIVE,
  BULK;

  /** As written in requests. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The priority that is written so.
   *
   * @throws InvalidRequestException naming the priorities there are
   */
  public static Priority parse(String text) {
    for (Priority priority : values()) {
      if (priority.text().equals(text)) {
        return priority;
      }
    }
    throw new InvalidRequestException(
        "priority", "'" + Excerpt.of(text) + "' is not a priority; use interactive or bulk");
  }
}
