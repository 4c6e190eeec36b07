// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void at_isTheLeastValueThatSoManyDoNotExceed() {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 - i;
    }
    Percentiles all = Percentiles.of(values);
    assertThat(all.at(50)).isEqualTo(50);
    assertThat(all.at(99)).isEqualTo(99);
    assertThat(Percentiles.of(7).at(99)).isEqualTo(7);
  }
}
