// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.jobs.JobEntry.Age;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Every job that the topics tell of, up to a number; the oldest are forgotten first. */
final class JobTable {

  private final int remembered;
  private final Map<String, JobEntry> byId = new HashMap<>();
  private final NavigableMap<Age, JobEntry> byAge = new TreeMap<>();
  private final OpenJobs open = new OpenJobs();
  private final Pace pace = new Pace();

  JobTable(int remembered) {
    this.remembered = remembered;
  }

  /**
   * @param tenant null where nobody was named
   * @param webhook null where nobody is called
   */
  synchronized void apply(GenerationRequest request, String tenant, String webhook, Instant time) {
    JobEntry entry = entry(request.id(), time);
    if (entry.requested(request, tenant, webhook)) {
      open.requested(entry);
    }
  }

  /** Whether the event told something new. */
  synchronized boolean apply(GenerationEvent event, Instant time) {
    Instant requested = event.timings().requested();
    JobEntry entry = entry(event.job(), requested == null ? time : requested);
    boolean news = entry.apply(event);
    if (entry.isOver() && open.remove(entry)) {
      entry.ended(time);
      if (entry.tookWork()) {
        open.worked(entry, time);
      }
      if (entry.isCompleted()) {
        pace.completed(Duration.between(entry.age().since(), time), entry.ahead());
      }
    }
    return news;
  }

  private JobEntry entry(String id, Instant since) {
    JobEntry known = byId.get(id);
    if (known != null) {
      return known;
    }
    JobEntry entry = new JobEntry(id, since, open.size());
    byId.put(id, entry);
    byAge.put(entry.age(), entry);
    open.add(entry);
    if (byId.size() > remembered) {
      JobEntry eldest = byAge.pollFirstEntry().getValue();
      open.remove(eldest);
      byId.remove(eldest.age().id());
    }
    return entry;
  }

  synchronized Optional<Job> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(JobEntry::snapshot);
  }

  /**
   * The newest jobs that pass.
   *
   * @param before only jobs older than this one; all where it is null or forgotten
   */
  synchronized List<Job> newest(Predicate<Job> filter, String before, int most) {
    List<Job> found = new ArrayList<>();
    JobEntry cursor = before == null ? null : byId.get(before);
    NavigableMap<Age, JobEntry> older = cursor == null ? byAge : byAge.headMap(cursor.age(), false);
    Iterator<JobEntry> entries = older.descendingMap().values().iterator();
    while (found.size() < most && entries.hasNext()) {
      Job job = entries.next().snapshot();
      if (filter.test(job)) {
        found.add(job);
      }
    }
    return found;
  }

  /** Jobs that have not ended, the oldest first. */
  synchronized List<Job> open() {
    return open.all().stream().map(JobEntry::snapshot).toList();
  }

  /** Jobs that ended at that time or later, by the release that they started with. */
  synchronized Map<String, Ended> endedSince(Instant time) {
    Map<String, Ended> byRelease = new HashMap<>();
    byId.values().stream()
        .filter(entry -> entry.hasEndedSince(time))
        .map(JobEntry::snapshot)
        .filter(job -> job.release() != null)
        .forEach(
            job ->
                Ended.of(job)
                    .ifPresent(ended -> byRelease.merge(job.release(), ended, Ended::and)));
    return byRelease;
  }

  synchronized int openCount() {
    return open.size();
  }

  /** Jobs of the tenant's, bulk or others, that have not ended. */
  synchronized int openOf(String tenant, boolean bulk) {
    return open.of(tenant, bulk);
  }

  /** How long a job that is asked for now will wait, at the pace of late of its like. */
  synchronized Duration expectedWait(ImageSize size, boolean bulk, Instant now) {
    return open.queue(size, bulk).expectedWait(now);
  }

  /** How long the oldest of a job's like has waited, where none has ended of late. */
  synchronized Duration standstill(ImageSize size, boolean bulk, Instant now) {
    return open.queue(size, bulk).standstill(now);
  }

  /** When the job will have ended, from now, at the pace of late. */
  synchronized Duration timeLeft(Job job, Instant now) {
    return pace.of(ahead(job) + 1).orElseGet(() -> Duration.between(job.since(), now));
  }

  /**
   * How many jobs that have not ended were asked for before this one, which has not ended either;
   * of a long queue about.
   */
  synchronized int ahead(Job job) {
    JobEntry entry = byId.get(job.id());
    return entry == null || entry.isOver() ? 0 : open.ahead(entry);
  }
}
