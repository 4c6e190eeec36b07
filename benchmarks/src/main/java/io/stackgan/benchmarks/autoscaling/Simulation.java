// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.util.ArrayList;
import java.util.List;

/** The pipeline in steps of a second, pictures as a flow: for how pods follow the lag. */
final class Simulation {

  /** In the order of the pipeline. */
  static final List<String> STAGES =
      List.of("embedding-service", "stage1-service", "stage2-service");

  private final List<StageModel> stages;

  Simulation(List<StageModel> stages) {
    this.stages = stages;
  }

  /**
   * @param rules of each stage
   * @param profiles of each stage's pods
   */
  static Simulation scaled(List<ScalingRules> rules, List<PodProfile> profiles, int partitions) {
    List<StageModel> stages = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Autoscaler autoscaler = new Autoscaler(rules.get(i), partitions);
      int ready = rules.get(i).minPods();
      stages.add(new StageModel(profiles.get(i), autoscaler, partitions, ready));
    }
    return new Simulation(stages);
  }

  /** One pod a stage, which is there from the start. */
  static Simulation fixed(List<PodProfile> profiles, int partitions) {
    return new Simulation(
        profiles.stream()
            .map(profile -> new StageModel(profile, (second, lags) -> 1, partitions, 1))
            .toList());
  }

  Timeline run(Workload workload) {
    Timeline timeline = new Timeline();
    for (int second = 0; second < workload.seconds(); second++) {
      double asked = ask(workload, second);
      long first = stages.get(0).lag();
      // The last stage first: what a stage hands on is worked on from the next second.
      for (int i = stages.size() - 1; i >= 0; i--) {
        stages.get(i).pass(second, first, sink(i, second, timeline));
      }
      timeline.add(moment(second, asked));
    }
    return timeline;
  }

  private double ask(Workload workload, int second) {
    double all = 0;
    for (int tenant = 0; tenant < workload.tenants().size(); tenant++) {
      double pictures = workload.tenants().get(tenant).pictures(second);
      stages.get(0).receive(new Queue.Parcel(second, tenant, pictures));
      all += pictures;
    }
    return all;
  }

  private Queue.Sink sink(int stage, int second, Timeline timeline) {
    return stage + 1 < stages.size()
        ? stages.get(stage + 1)::receive
        : parcel -> timeline.completed(parcel, second);
  }

  private Timeline.Moment moment(int second, double asked) {
    return new Timeline.Moment(
        second,
        asked,
        stages.stream().mapToLong(StageModel::lag).toArray(),
        stages.stream().mapToInt(StageModel::pods).toArray());
  }
}
