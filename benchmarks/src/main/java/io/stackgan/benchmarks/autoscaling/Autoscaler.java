// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * KEDA and the HorizontalPodAutoscaler that it makes, for one stage: KEDA itself starts the first
 * pod and ends the last, the autoscaler does the rest every 15 s from the lags that KEDA tells it.
 *
 * <p>Sources: KEDA 2.19, "Scaling Deployments" (activation, cooldown, fallback) and "Apache Kafka"
 * (the lag told is at most partitions × threshold; the largest wish of several triggers counts);
 * Kubernetes, "Horizontal Pod Autoscaling" (desired = ⌈metric / target⌉, tolerance 0.1; up by at
 * most four pods or as many again in 15 s; down by the policies, to the largest wish of the
 * window).
 */
final class Autoscaler implements StageModel.Scaling {

  private static final int SYNC_SECONDS = 15;
  private static final double TOLERANCE = 0.1;
  private static final int UP_PODS = 4;

  private final ScalingRules rules;
  private final int partitions;
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private final Deque<Wish> counts = new ArrayDeque<>();
  private int pods;
  private int lastActive = Integer.MIN_VALUE / 2;
  private int failures;

  private record Wish(int second, int pods) {}

  Autoscaler(ScalingRules rules, int partitions) {
    this.rules = rules;
    this.partitions = partitions;
    this.pods = rules.minPods();
  }

  @Override
  public int pods(int second, Lags lags) {
    if (second % rules.pollSeconds() == 0) {
      failures = lags.known() ? 0 : failures + 1;
    }
    if (failures >= rules.fallbackAfter()) {
      pods = Math.max(pods, rules.fallbackPods());
    } else if (lags.known()) {
      follow(second, lags);
    }
    counts.addLast(new Wish(second, pods));
    return pods;
  }

  private void follow(int second, Lags lags) {
    if (isActive(lags)) {
      lastActive = second;
    }
    if (pods == 0) {
      pods = lastActive == second && second % rules.pollSeconds() == 0 ? 1 : 0;
    } else if (rules.minPods() == 0 && second - lastActive >= rules.cooldownSeconds()) {
      pods = 0;
      wishes.clear();
    } else if (second % SYNC_SECONDS == 0) {
      sync(second, lags);
    }
  }

  private boolean isActive(Lags lags) {
    return lags.own() > rules.activationLag() || rules.wakes() && lags.first() > 0;
  }

  private void sync(int second, Lags lags) {
    int wish = wish(lags);
    wishes.addLast(new Wish(second, wish));
    forget(wishes, second - rules.downWindowSeconds());
    forget(counts, second - rules.downPeriodSeconds());
    if (wish > pods) {
      pods = Math.min(wish, Math.max(pods + UP_PODS, 2 * pods));
    } else {
      int largest = wishes.stream().mapToInt(Wish::pods).max().orElse(wish);
      pods = Math.max(Math.min(largest, pods), lowest());
    }
  }

  private int wish(Lags lags) {
    int wish = wish(lags.own(), rules.lagThreshold());
    if (rules.wakes()) {
      wish = Math.max(wish, wish(lags.first(), rules.wakeThreshold()));
    }
    return Math.max(Math.max(1, rules.minPods()), Math.min(wish, rules.maxPods()));
  }

  /** ⌈lag told / threshold⌉, or what there is while the ratio is within the tolerance. */
  private int wish(long lag, int threshold) {
    long told = Math.min(lag, (long) partitions * threshold);
    double ratio = (double) told / ((double) threshold * pods);
    return Math.abs(ratio - 1) <= TOLERANCE ? pods : (int) Math.ceil((double) told / threshold);
  }

  /** To which the policies let the pods fall, from as many as there were a period ago. */
  private int lowest() {
    int before = counts.stream().mapToInt(Wish::pods).max().orElse(pods);
    return before - (int) Math.floor(before * rules.downPercent() / 100.0);
  }

  private static void forget(Deque<Wish> list, int before) {
    while (!list.isEmpty() && list.peekFirst().second() < before) {
      list.removeFirst();
    }
  }
}
