// SPDX-License-Identifier: Apache-2.0
package io.stackgan.tracing;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.stackgan.contracts.WireRecord;

/** Reads a record's headers. */
enum RecordHeaders implements TextMapGetter<WireRecord> {
  INSTANCE;

  @Override
  public Iterable<String> keys(WireRecord record) {
    return record.headers().keySet();
  }

  @Override
  public String get(WireRecord record, String key) {
    return record.header(key).orElse(null);
  }
}
