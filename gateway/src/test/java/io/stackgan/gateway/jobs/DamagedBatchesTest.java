// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.gateway.edge.ApiException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens to a batch, it is read or refused with the line named. */
class DamagedBatchesTest {

  private static final int BODIES = 5000;

  @Test
  void body_damaged() {
    byte[] whole =
        """
        {"prompt":"a bird","n":3,"size":"64x64","seed":7,"deadline":"2099-01-31T12:00:00Z"}
        {"prompt":"another bird","variation":0.5,"to":{"prompt":"a red bird"},"n":2}"""
            .getBytes(UTF_8);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < BODIES; i++) {
      refused += isRefused(damaged(whole, random)) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  private static boolean isRefused(byte[] body) {
    try {
      BatchReader.read(body, Duration.ofHours(1));
      return false;
    } catch (ApiException e) {
      assertThat(e.status()).isEqualTo(400);
      assertThat(e.error().message()).isNotBlank().hasSizeLessThan(600);
      return true;
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }
}
