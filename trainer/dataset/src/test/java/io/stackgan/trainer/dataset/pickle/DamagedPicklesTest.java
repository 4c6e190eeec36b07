// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a pickle's bytes, reading it gives a list or the one exception. */
class DamagedPicklesTest {

  private static final int PICKLES = 1000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"python2-protocol2", "python3-protocol0", "python3-protocol5"})
  void list_damaged(String name) throws IOException {
    byte[] whole = resource(name);
    Random random = new Random(1);
    Path file = folder.resolve("damaged.pickle");
    int refused = 0;
    for (int i = 0; i < PICKLES; i++) {
      Files.write(file, damaged(whole, random));
      refused += isRefused(file) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  private static boolean isRefused(Path file) {
    try {
      Pickles.list(file);
      return false;
    } catch (RefusedPickleException e) {
      assertThat(e.getMessage()).isNotBlank();
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

  private byte[] resource(String name) throws IOException {
    try (InputStream input = getClass().getResourceAsStream("/pickles/" + name + ".pickle")) {
      return input.readAllBytes();
    }
  }
}
