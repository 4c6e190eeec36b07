// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.jobs.JobEntry.Age;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The jobs that have not ended, the oldest first. What every request asks for (how many there are,
 * of whom, and which place one has) takes a time that does not grow with them.
 */
final class OpenJobs {

  /**
   * Places are counted anew once one in so many has changed: exact for fewer jobs than that, and
   * off by this part of the queue at most for more.
   */
  private static final int CHANGED = 64;

  private record Owner(String tenant, boolean bulk) {}

  private final NavigableMap<Age, JobEntry> byAge = new TreeMap<>();

  /**
   * Those whose requests are known, by their pictures' size: what ends with Stage-I does not wait
   * for Stage-II.
   */
  private final Map<ImageSize, JobQueue> queues = new EnumMap<>(ImageSize.class);

  /** The same without bulk jobs, which interactive jobs overtake. */
  private final Map<ImageSize, JobQueue> interactive = new EnumMap<>(ImageSize.class);

  private final Map<Owner, Integer> byOwner = new HashMap<>();
  private int changes;

  OpenJobs() {
    for (ImageSize size : ImageSize.values()) {
      queues.put(size, new JobQueue());
      interactive.put(size, new JobQueue());
    }
  }

  void add(JobEntry job) {
    byAge.put(job.age(), job);
    changes++;
  }

  /** Now that the job's request is known. */
  void requested(JobEntry job) {
    if (!byAge.containsKey(job.age())) {
      return;
    }
    int before = queues.get(job.size()).add(job.age());
    job.queued(job.isBulk() ? before : interactive.get(job.size()).add(job.age()));
    owner(job).ifPresent(owner -> byOwner.merge(owner, 1, Integer::sum));
  }

  /** Whether it was among them. */
  boolean remove(JobEntry job) {
    if (byAge.remove(job.age()) == null) {
      return false;
    }
    queues.values().forEach(queue -> queue.remove(job.age()));
    interactive.values().forEach(queue -> queue.remove(job.age()));
    owner(job).ifPresent(owner -> byOwner.computeIfPresent(owner, OpenJobs::oneLess));
    changes++;
    return true;
  }

  private static Integer oneLess(Owner owner, int count) {
    return count == 1 ? null : count - 1;
  }

  private static Optional<Owner> owner(JobEntry job) {
    return Optional.ofNullable(job.tenant()).map(tenant -> new Owner(tenant, job.isBulk()));
  }

  int size() {
    return byAge.size();
  }

  Collection<JobEntry> all() {
    return byAge.values();
  }

  /** Jobs of the tenant's, bulk or others. */
  int of(String tenant, boolean bulk) {
    return byOwner.getOrDefault(new Owner(tenant, bulk), 0);
  }

  /** That the job, which is no more among them, ended after work was done on it. */
  void worked(JobEntry job, Instant time) {
    if (job.isRequested()) {
      queues.get(job.size()).ended(time);
      interactive.get(job.size()).ended(time);
      if (job.isCompleted()) {
        queue(job.size(), job.isBulk())
            .completed(Duration.between(job.age().since(), time), job.queuedBehind());
      }
    }
  }

  /** What a job of that kind has to wait for. */
  JobQueue queue(ImageSize size, boolean bulk) {
    return (bulk ? queues : interactive).get(size);
  }

  /** How many are before this one, which is among them. */
  int ahead(JobEntry job) {
    if (changes > byAge.size() / CHANGED) {
      int place = 0;
      for (JobEntry open : byAge.values()) {
        open.place(place++);
      }
      changes = 0;
    }
    return job.place();
  }
}
