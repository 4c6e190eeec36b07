// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.JobFold;
import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.PlatformState;
import io.stackgan.local.launcher.platform.PlatformStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds what was accepted and shown against what the topics and the store hold. */
final class Reconciliation {

  private final ChaosLoad load;
  private final JobHistory history;
  private final StoredPictures pictures;

  Reconciliation(ChaosLoad load, PlatformState platform, DataFolder folder) {
    this.load = load;
    this.history = JobHistory.read(platform.bootstrapServers());
    this.pictures = new StoredPictures(PlatformStore.open(platform, folder.secrets()));
  }

  void note(ChaosLoad.Settled settled, ChaosReport report) {
    load.accepted()
        .forEach(
            job -> history.job(job.id()).ifPresent(told -> pictures.check(job.drawing(), told)));
    report
        .note("jobs accepted", load.accepted().size())
        .note("jobs completed", count(job -> outcome(job).equals(Status.COMPLETED.text())))
        .note("requests refused", load.refused())
        .note("requests unanswered", load.unanswered())
        .none("jobs failed", count(job -> outcome(job).equals(Status.FAILED.text())))
        .note("last outcome after the last trouble, s", settled.seconds())
        .note("jobs without an outcome 60 s after the last trouble", settled.late())
        .none("jobs without an outcome while none ended for 60 s", settled.stuck())
        .none("jobs whose outcome was shown and changed", load.changed())
        .none("jobs shown otherwise than told", count(this::isContradicted));
    pictures.note(report);
    report
        .note("events that repeated others", history.repeated())
        .note("ends told after a job's end, seen by nobody", history.afterTheEnd())
        .note("dead letters", history.deadLetters());
    noteDurations(report);
  }

  private int count(Predicate<ChaosJob> condition) {
    return (int) load.accepted().stream().filter(condition).count();
  }

  private String outcome(ChaosJob job) {
    return history.job(job.id()).flatMap(JobFold::outcome).map(Status::text).orElse("none");
  }

  private boolean isContradicted(ChaosJob job) {
    String shown = load.shown().get(job.id());
    return shown != null && !shown.equals(outcome(job));
  }

  private void noteDurations(ChaosReport report) {
    List<Duration> sorted =
        load.accepted().stream()
            .map(job -> history.duration(job.id()))
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    if (!sorted.isEmpty()) {
      report
          .note("median of a job, s", seconds(sorted.get(sorted.size() / 2)))
          .note("99th percentile, s", seconds(sorted.get(sorted.size() * 99 / 100)))
          .note("longest job, s", seconds(sorted.get(sorted.size() - 1)));
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
