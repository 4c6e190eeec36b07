// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.MalformedMessageException.Reason.INVALID_VALUE;

import java.time.DateTimeException;
import java.util.function.Supplier;

/** What all codecs do with values that a message's constructor refuses. */
final class Decoding {

  private Decoding() {}

  /**
   * @throws MalformedMessageException where {@code message} finds a value that is not allowed
   */
  static <T> T checked(Supplier<T> message) {
    try {
      return message.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedMessageException(INVALID_VALUE, e.getMessage(), e);
    }
  }

  /** Likewise, and what is thrown names the job. */
  static <T> T about(String job, Supplier<T> message) {
    try {
      return checked(message);
    } catch (MalformedMessageException e) {
      throw Identifiers.isIdentifier(job) ? e.of(job) : e;
    }
  }
}
