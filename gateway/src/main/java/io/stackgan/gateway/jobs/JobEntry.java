// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.JobFold;
import io.stackgan.contracts.Priority;
import java.time.Instant;

/** A job in the table, whose lock guards it. */
final class JobEntry {

  /** The order of jobs: by their requests' times. */
  record Age(Instant since, String id) implements Comparable<Age> {
    @Override
    public int compareTo(Age other) {
      int byTime = since.compareTo(other.since);
      return byTime != 0 ? byTime : id.compareTo(other.id);
    }
  }

  private final Age age;
  private final JobFold fold;
  private final int ahead;
  private int place;
  private int queuedBehind;
  private String tenant;
  private String webhook;
  private GenerationRequest request;
  private Instant ended;

  /**
   * @param ahead jobs that had not ended when it was asked for
   */
  JobEntry(String id, Instant since, int ahead) {
    this.age = new Age(since, id);
    this.fold = new JobFold(id);
    this.ahead = ahead;
    this.place = ahead;
  }

  Age age() {
    return age;
  }

  /**
   * The first request of that id is the job.
   *
   * @return whether it was the first
   */
  boolean requested(GenerationRequest asked, String asker, String calledBack) {
    if (request != null) {
      return false;
    }
    request = asked;
    tenant = asker;
    webhook = calledBack;
    return true;
  }

  boolean apply(GenerationEvent event) {
    return fold.apply(event);
  }

  /** The event of that time was the first end. */
  void ended(Instant time) {
    ended = time;
  }

  boolean hasEndedSince(Instant time) {
    return ended != null && !ended.isBefore(time);
  }

  /** Null where nobody was named. */
  String tenant() {
    return tenant;
  }

  /** How many jobs it had to wait for when it was asked for. */
  void queued(int behind) {
    queuedBehind = behind;
  }

  int queuedBehind() {
    return queuedBehind;
  }

  /** Of its pictures; it is known by its request alone. */
  ImageSize size() {
    return request.size();
  }

  boolean isRequested() {
    return request != null;
  }

  boolean isBulk() {
    return request != null && request.priority() == Priority.BULK;
  }

  int ahead() {
    return ahead;
  }

  /** How many open jobs were before it when they were last counted. */
  int place() {
    return place;
  }

  void place(int counted) {
    place = counted;
  }

  /** Whether it was worked on to its end, rather than given up before. */
  boolean tookWork() {
    return fold.outcome()
        .filter(end -> end == Status.COMPLETED || end == Status.FAILED)
        .isPresent();
  }

  boolean isCompleted() {
    return fold.outcome().filter(end -> end == Status.COMPLETED).isPresent();
  }

  boolean isOver() {
    return fold.outcome().isPresent();
  }

  Job snapshot() {
    return new Job(
        age.id(),
        tenant,
        webhook,
        request,
        request == null ? fold.n() : request.n(),
        request == null ? fold.seed() : Long.valueOf(request.seed()),
        fold.release() != null || request == null ? fold.release() : request.release(),
        request == null ? fold.size() : request.size(),
        age.since(),
        fold.timings(),
        fold.progress(),
        fold.outcome(),
        fold.images(),
        fold.error());
  }
}
