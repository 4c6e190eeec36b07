// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a record's bytes, decoding it gives a message or the one exception. */
class DamagedRecordsTest {

  private static final int RECORDS = 500;

  @ParameterizedTest
  @MethodSource("io.stackgan.contracts.GoldenBytesTest#version1")
  void decode_damaged(GoldenBytesTest.Golden golden) {
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < RECORDS; i++) {
      refused += isRefused(golden, damaged(golden.written(), random)) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  private static boolean isRefused(GoldenBytesTest.Golden golden, WireRecord record) {
    try {
      golden.decoder().apply(record);
      return false;
    } catch (MalformedMessageException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(600);
      return true;
    }
  }

  /** Changes a few bytes at the value's beginning, or of one header. */
  private static WireRecord damaged(WireRecord record, Random random) {
    Map<String, byte[]> headers = new LinkedHashMap<>(record.headers());
    byte[] value = record.value().clone();
    if (random.nextInt(4) == 0) {
      String name = headers.keySet().toArray(String[]::new)[random.nextInt(headers.size())];
      headers.put(name, damaged(headers.get(name).clone(), random));
    } else {
      damaged(value, random);
    }
    return new WireRecord(record.key(), value, headers);
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes[random.nextInt(Math.min(bytes.length, 200))] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
