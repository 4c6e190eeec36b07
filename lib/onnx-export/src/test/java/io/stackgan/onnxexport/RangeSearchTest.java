// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RangeSearchTest {

  private final RangeSearch search = new RangeSearch();
  private final Random random = new Random(1);

  private float[] uniform(double from, double to) {
    float[] values = new float[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (from + (to - from) * random.nextDouble());
    }
    return values;
  }

  @Test
  void evenValues_keepTheirWholeRange() {
    search.add(uniform(-3, 5));

    assertThat(search.best().low()).isCloseTo(-3, within(0.2f));
    assertThat(search.best().high()).isCloseTo(5, within(0.2f));
  }

  @Test
  void rareLargeValue_isCutOff() {
    // Some 800,000 values have to gain by it.
    for (int i = 0; i < 20; i++) {
      search.add(uniform(0, 1));
    }
    search.add(new float[] {20});

    assertThat(search.best().high()).isBetween(0.9f, 10f);
  }

  @Test
  void rectifiedValues_beginAtZero() {
    search.add(uniform(0, 4));

    assertThat(search.best().low()).isZero();
    assertThat(search.best().zero()).isZero();
  }

  @Test
  void zero_hasAByteOfItsOwn() {
    ActivationRange range = new ActivationRange(-1, 3);

    assertThat(range.scale()).isEqualTo(4 / 255f);
    assertThat(range.zero()).isEqualTo(64);
    assertThat(new ActivationRange(2, 3).low()).isZero();
  }
}
