// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobNoiseTest {

  /** As in the README, where another program computed them from the formula alone. */
  @Test
  void streams_vectorsOfTheReadme() {
    assertNoise(JobNoise.stage1Epsilon(7, 0), 1.1478884f, 1.4430003f, -0.27488092f, -0.15692943f);
    assertNoise(JobNoise.stage1Noise(7, 0), 1.4328103f, 0.45293635f, -0.055029467f, 1.8324646f);
    assertNoise(JobNoise.stage2Epsilon(7, 0), 1.1058129f, 0.020784752f, -0.14983271f, 0.9808994f);
    assertNoise(
        JobNoise.stage1Noise(Long.MAX_VALUE, 9),
        -0.598164f,
        -1.2721062f,
        0.032006428f,
        -0.6637647f);
  }

  @Test
  void streams_sizes() {
    assertThat(JobNoise.stage1Epsilon(1, 2)).hasSize(128);
    assertThat(JobNoise.stage1Noise(1, 2)).hasSize(100);
    assertThat(JobNoise.stage2Epsilon(1, 2)).hasSize(128);
  }

  @Test
  void streams_differ() {
    Set<Float> numbers = new HashSet<>();
    for (float[] stream :
        new float[][] {
          JobNoise.stage1Epsilon(1, 0),
          JobNoise.stage1Noise(1, 0),
          JobNoise.stage2Epsilon(1, 0),
          JobNoise.stage1Noise(1, 1),
          JobNoise.stage1Noise(2, 0),
          JobNoise.stage1Noise(1L << 32, 0)
        }) {
      for (float number : stream) {
        numbers.add(number);
      }
    }
    assertThat(numbers).hasSize(128 + 100 + 128 + 3 * 100);
  }

  @Test
  void numbers_normal() {
    double[] numbers = new double[100_000];
    for (int seed = 0; seed < 1_000; seed++) {
      float[] noise = JobNoise.stage1Noise(seed, 3);
      for (int i = 0; i < noise.length; i++) {
        numbers[seed * 100 + i] = noise[i];
      }
    }
    assertThat(moment(numbers, 1)).isCloseTo(0, within(0.015));
    assertThat(moment(numbers, 2)).isCloseTo(1, within(0.02));
    assertThat(moment(numbers, 4)).isCloseTo(3, within(0.15));
  }

  private static double moment(double[] numbers, int order) {
    return Arrays.stream(numbers).map(number -> Math.pow(number, order)).average().orElseThrow();
  }

  /** The first three numbers and the last. */
  private static void assertNoise(float[] noise, float... expected) {
    assertThat(new float[] {noise[0], noise[1], noise[2], noise[noise.length - 1]})
        .containsExactly(expected);
  }
}
