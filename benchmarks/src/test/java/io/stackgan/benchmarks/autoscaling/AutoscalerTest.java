// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * KEDA's and the HorizontalPodAutoscaler's documented behaviour, by numbers that a hand can check.
 */
class AutoscalerTest {

  /** Poll 5 s, cooldown 300 s, 0 to 24 pods, 10 records a pod, down by half in 60 s after 120 s. */
  private static final ScalingRules RULES =
      new ScalingRules(5, 300, 0, 24, 10, 0, 0, 120, 50, 60, 3, 4);

  @Test
  void nothingWaits_noPod() {
    assertThat(after(60, RULES, second -> Lags.of(0, 0))).isZero();
  }

  @Test
  void firstPod_comesAtTheNextPoll_notBefore() {
    Autoscaler autoscaler = new Autoscaler(RULES, 24);
    for (int second = 0; second < 10; second++) {
      int lag = second >= 6 ? 1 : 0;
      assertThat(autoscaler.pods(second, Lags.of(lag, 0))).isZero();
    }
    assertThat(autoscaler.pods(10, Lags.of(1, 0))).isOne();
  }

  @Test
  void lagUpToTheActivationThreshold_wakesNobody() {
    ScalingRules rules = new ScalingRules(5, 300, 0, 24, 10, 20, 0, 120, 50, 60, 3, 4);

    assertThat(after(60, rules, second -> Lags.of(20, 0))).isZero();
    assertThat(after(11, rules, second -> Lags.of(21, 0))).isOne();
  }

  /** ⌈lag / threshold⌉. */
  @ParameterizedTest
  @CsvSource({"1, 1", "10, 1", "31, 4", "40, 4", "41, 5"})
  void desired_isTheLagByTheThreshold_roundedUp(long lag, int pods) {
    assertThat(after(31, RULES, second -> Lags.of(lag, 0))).isEqualTo(pods);
  }

  /** 4 pods of 10: 43 is a ratio of 1.075, which is within the tolerance, 45 is not. */
  @ParameterizedTest
  @CsvSource({"43, 4", "45, 5"})
  void ratioWithinATenth_changesNothing(long lag, int pods) {
    assertThat(after(61, RULES, second -> Lags.of(second < 31 ? 40 : lag, 0))).isEqualTo(pods);
  }

  /** From 1 by at most 4 pods or as many again each 15 s: 1, 5, 10, 20, 24. */
  @Test
  void scalingUp_isLimitedByItsPolicies() {
    Autoscaler autoscaler = new Autoscaler(RULES, 100);
    int[] expected = {1, 5, 10, 20, 24};
    for (int second = 0; second <= 60; second++) {
      assertThat(autoscaler.pods(second, Lags.of(5000, 0))).isEqualTo(expected[second / 15]);
    }
  }

  @Test
  void podsNeverExceedPartitions() {
    Autoscaler autoscaler = new Autoscaler(RULES, 6);
    int pods = 0;
    for (int second = 0; second <= 120; second++) {
      pods = autoscaler.pods(second, Lags.of(5000, 0));
    }
    assertThat(pods).isEqualTo(6);
  }

  /**
   * 8 pods; the work falls to one pod's at 60 s; the largest wish of 120 s holds them until 180 s.
   */
  @Test
  void scalingDown_waitsForItsWindow_andGoesByHalves() {
    IntFunction<Lags> lags = second -> Lags.of(second < 60 ? 80 : 10, 0);

    assertThat(after(166, RULES, lags)).isEqualTo(8);
    assertThat(after(181, RULES, lags)).isEqualTo(4);
    assertThat(after(226, RULES, lags)).isEqualTo(4);
    assertThat(after(271, RULES, lags)).isLessThan(4);
  }

  @Test
  void lastPod_goesAfterTheCooldown() {
    IntFunction<Lags> lags = second -> Lags.of(second < 60 ? 5 : 0, 0);

    assertThat(after(358, RULES, lags)).isOne();
    assertThat(after(361, RULES, lags)).isZero();
  }

  @Test
  void podThatIsAlwaysThere_staysThroughTheCooldown() {
    assertThat(after(1000, RULES.withMinPods(1), second -> Lags.of(0, 0))).isOne();
  }

  @Test
  void workBeforeTheFirstStage_wakesALaterOne_andCountsForItsPods() {
    ScalingRules waking = RULES.withWakeThreshold(20);

    assertThat(after(1, waking, second -> Lags.of(0, 60))).isOne();
    assertThat(after(31, waking, second -> Lags.of(0, 60))).isEqualTo(3);
    assertThat(after(31, RULES, second -> Lags.of(0, 60))).isZero();
  }

  /** Three looks in vain, five seconds apart. */
  @Test
  void lagThatCannotBeRead_leadsToTheFallback() {
    IntFunction<Lags> unknown = second -> new Lags(0, 0, false);

    assertThat(after(10, RULES, unknown)).isZero();
    assertThat(after(11, RULES, unknown)).isEqualTo(4);
  }

  private static int after(int seconds, ScalingRules rules, IntFunction<Lags> lags) {
    Autoscaler autoscaler = new Autoscaler(rules, 24);
    int pods = 0;
    for (int second = 0; second < seconds; second++) {
      pods = autoscaler.pods(second, lags.apply(second));
    }
    return pods;
  }
}
