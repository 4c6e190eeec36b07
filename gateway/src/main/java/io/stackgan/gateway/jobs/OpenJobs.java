// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.gateway.jobs.JobEntry.Age;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

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

  /** Those of them that are not known to be bulk. */
  private final NavigableSet<Age> interactive = new TreeSet<>();

  private final Map<Owner, Integer> byOwner = new HashMap<>();
  private int changes;

  void add(JobEntry job) {
    byAge.put(job.age(), job);
    interactive.add(job.age());
    changes++;
  }

  /** Now that the job's request is known. */
  void requested(JobEntry job) {
    if (!byAge.containsKey(job.age())) {
      return;
    }
    if (job.isBulk()) {
      interactive.remove(job.age());
    }
    owner(job).ifPresent(owner -> byOwner.merge(owner, 1, Integer::sum));
  }

  /** Whether it was among them. */
  boolean remove(JobEntry job) {
    if (byAge.remove(job.age()) == null) {
      return false;
    }
    interactive.remove(job.age());
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

  /**
   * Those that an interactive or a bulk job has to wait for: interactive ones overtake the rest.
   */
  NavigableSet<Age> before(boolean bulk) {
    return bulk ? byAge.navigableKeySet() : interactive;
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
