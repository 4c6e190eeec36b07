// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import io.stackgan.gateway.jobs.Job;
import io.stackgan.gateway.jobs.Jobs;
import io.stackgan.gateway.notifications.Notifier.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A job that may be over, until those who wait for it know. Used by one thread. */
final class Notification {

  /** A request may be read after its events, which lie in another partition. */
  private static final Duration REQUEST_LAG = Duration.ofSeconds(30);

  private final String id;
  private final int partition;
  private final Instant ended;
  private final List<Long> offsets = new ArrayList<>();
  private Instant missing;
  private Job job;
  private CompletableFuture<Outcome> running;
  private Instant next = Instant.MIN;
  private int failures;

  /**
   * @param ended the event's time
   */
  Notification(String id, int partition, Instant ended) {
    this.id = id;
    this.partition = partition;
    this.ended = ended;
  }

  /** One more event of the same job. */
  void alsoAt(long offset) {
    offsets.add(offset);
  }

  String job() {
    return id;
  }

  int partition() {
    return partition;
  }

  /** Of the events that are settled when this is. */
  List<Long> offsets() {
    return offsets;
  }

  /** Goes a step on; true when nothing is left to do. */
  boolean isSettled(Jobs jobs, Notifier notifier, Pauses pauses, Instant now) {
    if (job == null) {
      Optional<Boolean> waited = find(jobs, now);
      if (waited.isPresent()) {
        return waited.get();
      }
    }
    if (running == null && !now.isBefore(next)) {
      running = notifier.tell(job, ended).toCompletableFuture();
    }
    return running != null && running.isDone() && isEvaluated(pauses, now);
  }

  /** Whether the wait is over for nothing; empty once there is somebody to tell. */
  private Optional<Boolean> find(Jobs jobs, Instant now) {
    if (!jobs.hasRead(partition, offsets.get(offsets.size() - 1))) {
      return Optional.of(false);
    }
    Job found = jobs.find(id).orElse(null);
    if (found == null || !found.isOver()) {
      return Optional.of(true);
    }
    if (found.request() == null) {
      missing = missing == null ? now : missing;
      return Optional.of(now.isAfter(missing.plus(REQUEST_LAG)));
    }
    if (found.webhook() == null) {
      return Optional.of(true);
    }
    job = found;
    return Optional.empty();
  }

  private boolean isEvaluated(Pauses pauses, Instant now) {
    boolean told = !running.isCompletedExceptionally() && running.join() == Outcome.SETTLED;
    running = null;
    next = now.plus(pauses.after(++failures));
    return told || next.isAfter(ended.plus(pauses.giveUp()));
  }
}
