// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.WireRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A record to be worked on.
 *
 * @param timestamp when it was produced
 * @param acknowledge to be run once what the record leads to is stored; never before
 */
public record ReceivedRecord(
    String topic,
    int partition,
    long offset,
    Instant timestamp,
    WireRecord content,
    Runnable acknowledge) {

  /** A name that this record has at each delivery and no other record has. */
  public String identity() {
    String place = topic + "/" + partition + "/" + offset + "/" + timestamp.toEpochMilli();
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
