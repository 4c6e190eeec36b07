// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a document's bytes, reading it gives a document or the one exception. */
class DamagedReleasesTest {

  private static final int DOCUMENTS = 3000;

  @Test
  void manifest_damaged(@TempDir Path folder) throws IOException {
    byte[] json = ReleaseJson.encode(SampleRelease.in(folder, "one"));
    assertThat(refused(json, ReleaseJson::manifest)).isPositive();
  }

  @Test
  void alias_damaged() {
    byte[] json =
        ReleaseJson.encode(
            new ReleaseAlias("production", "b", "a", Instant.parse("2026-01-31T12:00:00Z")));
    assertThat(refused(json, ReleaseJson::alias)).isPositive();
  }

  private static int refused(byte[] json, Consumer<byte[]> reader) {
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      try {
        reader.accept(damaged(json, random));
      } catch (ReleaseException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    return refused;
  }

  /** Cut off in one case of eight; otherwise with a few bytes changed. */
  private static byte[] damaged(byte[] json, Random random) {
    if (random.nextInt(8) == 0) {
      return Arrays.copyOf(json, random.nextInt(json.length));
    }
    byte[] damaged = json.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }
}
