// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How the pods follow the work, with the rules that k8s/ holds and with others: prints tables and
 * draws plots.
 *
 * <p>Arguments: the folder k8s, a recorded burst of 200 (CSV), the folder to write plots to.
 */
public final class AutoscalingStudy {

  /** Of k8s/overlays/production. */
  private static final int PARTITIONS = 24;

  private static final int RECORDED = 200;
  private static final int DEADLINE = 60;

  /** Scheduling, the JVM, and the model from the store. */
  private static final double START = 15;

  private static final double REBALANCE = 3;

  private final List<ScalingRules> rules;
  private final List<PodProfile> profiles;
  private final ScalingPlots plots;

  private AutoscalingStudy(
      List<ScalingRules> rules, List<PodProfile> profiles, ScalingPlots plots) {
    this.rules = rules;
    this.profiles = profiles;
    this.plots = plots;
  }

  public static void main(String[] arguments) throws IOException {
    Path manifests = Path.of(arguments[0]);
    RecordedLag recorded = RecordedLag.read(RECORDED, Path.of(arguments[1]));
    List<PodProfile> profiles =
        recorded.rates().stream().map(rate -> new PodProfile(rate, START, REBALANCE)).toList();
    ScalingPlots plots = new ScalingPlots(Files.createDirectories(Path.of(arguments[2])));
    AutoscalingStudy study = new AutoscalingStudy(rules(manifests), profiles, plots);
    study.compare(recorded);
    study.variants();
    study.starts();
  }

  private static List<ScalingRules> rules(Path manifests) throws IOException {
    int most = ScalingRules.maxPods(manifests.resolve("overlays/production/autoscaling.yaml"));
    Path base = manifests.resolve("base/autoscaling.yaml");
    ScalingRules[] rules = new ScalingRules[Simulation.STAGES.size()];
    for (int stage = 0; stage < rules.length; stage++) {
      rules[stage] = ScalingRules.read(base, Simulation.STAGES.get(stage)).withMaxPods(most);
    }
    return List.of(rules);
  }

  /** The model with one pod a stage against what was recorded with one. */
  private void compare(RecordedLag recorded) {
    Workload burst =
        new Workload(
            "recorded",
            recorded.seconds() + 1,
            List.of(second -> second == 0 ? recorded.pictures() : 0));
    plots.compare(recorded, Simulation.fixed(profiles, 1).run(burst));
    System.out.printf(
        Locale.ROOT,
        "Pods work off %s pictures a second.%n%n",
        profiles.stream()
            .map(profile -> String.format(Locale.ROOT, "%.1f", profile.picturesASecond()))
            .toList());
  }

  private List<Workload> workloads() {
    double rate = profiles.get(2).picturesASecond();
    return List.of(
        Workload.burst((int) (200 * rate)),
        Workload.coldStart(4 * rate),
        Workload.hotTenant(rate),
        Workload.diurnal(12 * rate));
  }

  private Map<String, UnaryOperator<ScalingRules>> changes() {
    Map<String, UnaryOperator<ScalingRules>> changes = new LinkedHashMap<>();
    changes.put("as in k8s/", rule -> rule);
    changes.put("each by its own lag alone", rule -> rule.withWakeThreshold(0));
    changes.put("a pod always", rule -> rule.withMinPods(1));
    changes.put("twice the lag a pod", rule -> rule.withLagThreshold(2 * rule.lagThreshold()));
    changes.put("half", rule -> rule.withLagThreshold(Math.max(1, rule.lagThreshold() / 2)));
    changes.put("no window of scaling down", rule -> rule.withDownWindow(0));
    changes.put("cooldown of 60 s", rule -> rule.withCooldown(60));
    return changes;
  }

  private void variants() {
    for (Workload workload : workloads()) {
      header(workload.name());
      plots.draw(workload, run(rules, profiles, workload));
      changes()
          .forEach(
              (name, change) ->
                  row(name, run(rules.stream().map(change).toList(), profiles, workload)));
    }
  }

  /** What the time costs that a pod takes to start, most of it for a model from the store. */
  private void starts() {
    Workload cold = workloads().get(1);
    header(cold.name() + ", a pod ready after");
    for (int start : List.of(5, 15, 30, 60, 120)) {
      List<PodProfile> slow =
          profiles.stream()
              .map(pod -> new PodProfile(pod.picturesASecond(), start, pod.rebalanceSeconds()))
              .toList();
      row(start + " s", run(rules, slow, cold));
    }
  }

  private static Timeline run(
      List<ScalingRules> rules, List<PodProfile> profiles, Workload workload) {
    return Simulation.scaled(rules, profiles, PARTITIONS).run(workload);
  }

  private static void header(String first) {
    System.out.printf(
        "%n| %s | median wait, s | 99 %%, s | later than %d s | to drain, s |"
            + " most Stage-II pods | pod hours |%n|---|---|---|---|---|---|---|%n",
        first, DEADLINE);
  }

  private static void row(String name, Timeline timeline) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.1f %% | %s | %d | %.1f |%n",
        name,
        timeline.quantile(Workload.WATCHED, 0.5),
        timeline.quantile(Workload.WATCHED, 0.99),
        100 * timeline.late(Workload.WATCHED, DEADLINE),
        timeline.drainSeconds() < 0 ? "–" : timeline.drainSeconds(),
        timeline.mostPods(2),
        timeline.podHours());
  }
}
