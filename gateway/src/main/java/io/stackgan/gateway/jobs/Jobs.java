// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Multi;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Every job as the topics tell it, whichever gateway took it, and the jobs that callers of this
 * gateway wait for.
 */
@ApplicationScoped
public class Jobs {

  private final Map<String, WatchedJob> watched = new ConcurrentHashMap<>();
  private final JobFollowers followers = new JobFollowers();
  private final Map<Integer, Long> read = new ConcurrentHashMap<>();
  private final JobTable table;
  private volatile boolean caughtUp;

  @Inject
  Jobs(GatewayConfig config) {
    this(config.jobs().remembered());
  }

  Jobs(int remembered) {
    this.table = new JobTable(remembered);
  }

  /**
   * The job's events from now on, completed after the one that ends the job. Watch before the
   * request is sent, or its first events may be missed, and forget it in the end.
   */
  public Multi<GenerationEvent> watch(String job) {
    WatchedJob watch = new WatchedJob(job);
    watched.put(job, watch);
    return watch.events();
  }

  /** That it is worth looking at the job, at once and whenever something about it has changed. */
  Multi<String> changes(String job) {
    return followers.follow(job);
  }

  /** Of how many jobs somebody wants to know. */
  int followed() {
    return followers.jobs();
  }

  /** The step that was last reported of a watched job. */
  public Optional<Status> progress(String job) {
    return Optional.ofNullable(watched.get(job)).flatMap(WatchedJob::progress);
  }

  /** Ends the watch. */
  public void forget(String job) {
    watched.remove(job);
  }

  /** What the topics held at this gateway's start is known now. */
  void caughtUp() {
    caughtUp = true;
  }

  /** Before, a job may be older here than another gateway has shown it. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  /** Events of the partition are known up to this offset. */
  void readTo(int partition, long offset) {
    read.put(partition, offset);
  }

  /** Whether that event of that partition, and all before, are known. */
  public boolean hasRead(int partition, long offset) {
    return caughtUp && read.getOrDefault(partition, 0L) > offset;
  }

  public Optional<Job> find(String id) {
    return table.find(id);
  }

  /**
   * The newest jobs that pass.
   *
   * @param before only jobs older than this one; null for all
   */
  public List<Job> newest(Predicate<Job> filter, String before, int most) {
    return table.newest(filter, before, most);
  }

  /** Jobs that have not ended, the oldest first. */
  public List<Job> open() {
    return table.open();
  }

  /** Jobs that ended at that time or later, by the release that they started with. */
  public Map<String, Ended> endedSince(Instant time) {
    return table.endedSince(time);
  }

  public int openCount() {
    return table.openCount();
  }

  /** How many jobs that have not ended were asked for before this one. */
  public int ahead(Job job) {
    return table.ahead(job);
  }

  /** How many jobs of the tenant's, bulk or others, have not ended. */
  int openOf(String tenant, boolean bulk) {
    return table.openOf(tenant, bulk);
  }

  /** When the job will have ended, from now, at the pace of late. */
  Duration timeLeft(Job job) {
    return table.timeLeft(job, Instant.now());
  }

  /** How long a job that is asked for now will wait, at the pace of late of its like. */
  public Duration expectedWait(ImageSize size, boolean bulk, Instant now) {
    return table.expectedWait(size, bulk, now);
  }

  /** How long the oldest of a job's like has waited, where none has ended of late. */
  Duration standstill(ImageSize size, boolean bulk, Instant now) {
    return table.standstill(size, bulk, now);
  }

  /**
   * @param tenant null where nobody was named
   * @param webhook null where nobody is called
   */
  void apply(GenerationRequest request, String tenant, String webhook, Instant time) {
    table.apply(request, tenant, webhook, time);
  }

  void apply(GenerationEvent event, Instant time) {
    if (table.apply(event, time)) {
      followers.tell(event.job());
    }
    WatchedJob watch = watched.get(event.job());
    if (watch != null) {
      watch.apply(event);
    }
  }
}
