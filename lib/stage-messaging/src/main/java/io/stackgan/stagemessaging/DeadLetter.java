// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.WireRecord;

/** A record that cannot be handled, as it is put aside: unchanged, with headers that say why. */
final class DeadLetter {

  private static final String PREFIX = "dead-letter-";

  private DeadLetter() {}

  /**
   * @param code for programs
   * @param failure for people
   */
  static WireRecord of(ReceivedRecord record, String code, Throwable failure) {
    return record
        .content()
        .withHeader(PREFIX + "reason", code)
        .withHeader(PREFIX + "cause", String.valueOf(failure.getMessage()))
        .withHeader(PREFIX + "exception-class-name", failure.getClass().getName())
        .withHeader(PREFIX + "topic", record.topic())
        .withHeader(PREFIX + "partition", Integer.toString(record.partition()))
        .withHeader(PREFIX + "offset", Long.toString(record.offset()));
  }

  /** Without its value, where that leaves no room for the headers. */
  static WireRecord shortened(WireRecord letter) {
    return new WireRecord(letter.key(), new byte[0], letter.headers())
        .withHeader(PREFIX + "dropped-value-bytes", Integer.toString(letter.value().length));
  }
}
