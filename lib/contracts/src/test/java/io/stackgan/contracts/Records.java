// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stackgan.contracts.MalformedMessageException.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Records as foreign programs produce them. */
final class Records {

  private Records() {}

  static WireRecord plain(String json) {
    return new WireRecord(null, json.getBytes(UTF_8), Map.of());
  }

  static WireRecord structured(String json) {
    return plain(json).withHeader("content-type", "application/cloudevents+json; charset=UTF-8");
  }

  static WireRecord without(WireRecord record, String header) {
    Map<String, byte[]> headers = new LinkedHashMap<>(record.headers());
    headers.remove(header);
    return new WireRecord(record.key(), record.value(), headers);
  }

  static WireRecord withValue(WireRecord record, byte[] value) {
    return new WireRecord(record.key(), value, record.headers());
  }

  static MalformedMessageException assertMalformed(
      ThrowingCallable decoding, Reason reason, String detail) {
    MalformedMessageException e = catchThrowableOfType(MalformedMessageException.class, decoding);
    Assertions.assertThat(e).as("no exception").isNotNull();
    Assertions.assertThat(e).hasMessageContaining(detail);
    Assertions.assertThat(e.reason()).isEqualTo(reason);
    return e;
  }
}
