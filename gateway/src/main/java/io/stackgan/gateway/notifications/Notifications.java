// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import io.stackgan.gateway.jobs.Jobs;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this gateway has to tell, of the partitions that are its own. Used by one thread. */
final class Notifications {

  /** Beyond it no more is read; what waits is in memory. */
  private static final int MOST = 10_000;

  private final Jobs jobs;
  private final Notifier notifier;
  private final Pauses pauses;
  private final Map<String, Notification> open = new LinkedHashMap<>();
  private final Map<Integer, OpenOffsets> offsets = new HashMap<>();

  Notifications(Jobs jobs, Notifier notifier, Pauses pauses) {
    this.jobs = jobs;
    this.notifier = notifier;
    this.pauses = pauses;
  }

  boolean areMany() {
    return open.size() >= MOST;
  }

  /** A record that says nothing of a job's end. */
  void pass(int partition, long offset) {
    of(partition).read(offset);
  }

  /** An event that may have ended the job. */
  void add(String job, int partition, long offset, Instant time) {
    of(partition).read(offset);
    of(partition).open(offset);
    open.computeIfAbsent(job, id -> new Notification(id, partition, time)).alsoAt(offset);
  }

  /** Goes on with what is due. */
  void step(Instant now) {
    for (Iterator<Notification> all = open.values().iterator(); all.hasNext(); ) {
      Notification notification = all.next();
      if (notification.isSettled(jobs, notifier, pauses, now)) {
        notification.offsets().forEach(of(notification.partition())::settle);
        all.remove();
      }
    }
  }

  /** Another gateway tells of these from now on. */
  void forget(Collection<Integer> partitions) {
    offsets.keySet().removeAll(partitions);
    open.values().removeIf(notification -> partitions.contains(notification.partition()));
  }

  /** By partition, from where on another gateway would have to read. */
  Map<Integer, Long> committable() {
    Map<Integer, Long> committable = new HashMap<>();
    offsets.forEach((partition, open) -> committable.put(partition, open.committable()));
    return committable;
  }

  private OpenOffsets of(int partition) {
    return offsets.computeIfAbsent(partition, any -> new OpenOffsets());
  }
}
