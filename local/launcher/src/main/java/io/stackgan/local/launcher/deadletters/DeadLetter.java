// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.deadletters;

import io.stackgan.contracts.WireRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A record that could not be handled.
 *
 * @param place topic/partition@offset, where it lies now
 * @param record as it was, with headers {@code dead-letter-…} that say why
 */
public record DeadLetter(String place, Instant time, WireRecord record) {

  static final String PREFIX = "dead-letter-";

  /** For programs. */
  public String reason() {
    return record.header(PREFIX + "reason").orElse("unknown");
  }

  /** For people. */
  public String cause() {
    return record.header(PREFIX + "cause").orElse("");
  }

  /** The topic that it could not be handled on. */
  public String topic() {
    return record.header(PREFIX + "topic").orElse("unknown");
  }

  /** The job that it was about, as its key says. */
  public Optional<String> job() {
    return Optional.ofNullable(record.key()).map(key -> key.split("/", 2)[0]);
  }
}
