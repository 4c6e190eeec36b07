// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A Kafka record without Kafka. Where a record repeats a header, its last value is the one that
 * counts; one without a value counts as absent.
 *
 * @param key null: none
 * @param value never null; a record without one has no bytes here
 * @param headers by name, in the order to be written
 */
public record WireRecord(String key, byte[] value, Map<String, byte[]> headers) {

  public WireRecord {
    value = value == null ? new byte[0] : value;
    Map<String, byte[]> present = new LinkedHashMap<>(headers);
    present.values().removeIf(Objects::isNull);
    headers = Collections.unmodifiableMap(present);
  }

  /** The header's value as text. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(bytes -> new String(bytes, UTF_8));
  }

  /** A copy with one header more, or another value of it; such as {@code traceparent}. */
  public WireRecord withHeader(String name, String text) {
    Map<String, byte[]> extended = new LinkedHashMap<>(headers);
    extended.put(name, text.getBytes(UTF_8));
    return new WireRecord(key, value, extended);
  }
}
