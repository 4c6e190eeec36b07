// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.JobFold;
import io.stackgan.modelstore.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds what was accepted and shown against what the topics and the store hold. */
final class Reconciliation {

  private final ChaosLoad load;
  private final JobHistory history;
  private final StoredPictures pictures;

  /**
   * @param history that has read all
   */
  Reconciliation(ChaosLoad load, JobHistory history, ObjectStore store) {
    this.load = load;
    this.history = history;
    this.pictures = new StoredPictures(store);
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
        .note("dead letters", history.deadLetters())
        .note("further letters of the same records", history.repeatedLetters());
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

  /** How long jobs took that were asked for before trouble began, and since. */
  void noteDurations(Instant trouble, ChaosReport report) {
    if (before(trouble).findAny().isPresent()) {
      report
          .note("before the troubles: median of a job, s", percentile(before(trouble), history, 50))
          .note(
              "before the troubles: 99th percentile, s", percentile(before(trouble), history, 99));
    }
    report
        .note("median of a job, s", percentile(since(trouble), history, 50))
        .note("99th percentile, s", percentile(since(trouble), history, 99))
        .note("longest job, s", percentile(since(trouble), history, 100));
  }

  private Stream<String> before(Instant trouble) {
    return ids(told -> told.isBefore(trouble));
  }

  private Stream<String> since(Instant trouble) {
    return ids(told -> !told.isBefore(trouble));
  }

  private Stream<String> ids(Predicate<Instant> requested) {
    return load.accepted().stream()
        .map(ChaosJob::id)
        .filter(
            id ->
                history
                    .job(id)
                    .map(job -> job.timings().requested())
                    .filter(requested)
                    .isPresent());
  }

  /**
   * The duration that so many percent of these jobs do not exceed, s; 0 where there are none.
   *
   * @param percent 1 to 100
   */
  static double percentile(Stream<String> jobs, JobHistory history, int percent) {
    List<Duration> sorted = jobs.map(history::duration).flatMap(Optional::stream).sorted().toList();
    return sorted.isEmpty()
        ? 0
        : sorted.get((sorted.size() * percent + 99) / 100 - 1).toMillis() / 1000.0;
  }
}
