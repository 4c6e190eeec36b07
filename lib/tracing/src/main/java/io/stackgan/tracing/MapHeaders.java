// SPDX-License-Identifier: Apache-2.0
package io.stackgan.tracing;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;

/** Reads headers whose names are in lower case. */
enum MapHeaders implements TextMapGetter<Map<String, String>> {
  INSTANCE;

  @Override
  public Iterable<String> keys(Map<String, String> headers) {
    return headers.keySet();
  }

  @Override
  public String get(Map<String, String> headers, String key) {
    return headers.get(key);
  }
}
