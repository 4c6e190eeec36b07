// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A stage of the pipeline: its topic's partitions, its pods and what scales them. */
final class StageModel {

  /** How many pods there should be. */
  @FunctionalInterface
  interface Scaling {
    int pods(int second, Lags lags);
  }

  private static final double LEAST = 1e-9;

  private final PodProfile profile;
  private final Scaling scaling;
  private final List<Queue> partitions;
  private final List<Double> readyAt = new ArrayList<>();
  private int members;
  private double restsUntil;

  /**
   * @param ready pods that are there at the start
   */
  StageModel(PodProfile profile, Scaling scaling, int partitions, int ready) {
    this.profile = profile;
    this.scaling = scaling;
    this.partitions = IntStream.range(0, partitions).mapToObj(i -> new Queue()).toList();
    this.members = ready;
    for (int pod = 0; pod < ready; pod++) {
      readyAt.add(0.0);
    }
  }

  /** Records are spread evenly: their keys are picture ids, whoever asks for them. */
  void receive(Queue.Parcel parcel) {
    double part = parcel.pictures() / partitions.size();
    for (Queue partition : partitions) {
      partition.add(new Queue.Parcel(parcel.asked(), parcel.tenant(), part));
    }
  }

  long lag() {
    return Math.round(partitions.stream().mapToDouble(Queue::length).sum());
  }

  int pods() {
    return readyAt.size();
  }

  /** Lets a second pass. */
  void pass(int second, long first, Queue.Sink done) {
    scale(second, scaling.pods(second, Lags.of(lag(), first)));
    int ready = (int) readyAt.stream().filter(at -> at <= second).count();
    if (ready != members) {
      members = ready;
      restsUntil = second + profile.rebalanceSeconds();
    }
    if (members > 0 && second >= restsUntil) {
      work(done);
    }
  }

  private void scale(int second, int wanted) {
    while (readyAt.size() < wanted) {
      readyAt.add(second + profile.startSeconds());
    }
    while (readyAt.size() > wanted) {
      readyAt.remove(readyAt.size() - 1);
    }
  }

  /** Each pod has its share of the partitions, and takes from those that hold anything alike. */
  private void work(Queue.Sink done) {
    for (int pod = 0; pod < Math.min(members, partitions.size()); pod++) {
      List<Queue> own = own(pod);
      double left = profile.picturesASecond();
      while (left > LEAST && !own.isEmpty()) {
        double share = left / own.size();
        left = 0;
        for (Queue partition : own) {
          left += partition.drain(share, done);
        }
        own = own.stream().filter(partition -> partition.length() > LEAST).toList();
      }
    }
  }

  private List<Queue> own(int pod) {
    return IntStream.range(0, partitions.size())
        .filter(partition -> partition % members == pod)
        .mapToObj(partitions::get)
        .toList();
  }
}
