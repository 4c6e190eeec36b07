// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Multi;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that callers of this gateway wait for, fed by the events of all jobs. */
@ApplicationScoped
public class Jobs {

  private final Map<String, WatchedJob> watched = new ConcurrentHashMap<>();

  /**
   * The job's events from now on, completed after the one that ends the job. Watch before the
   * request is sent, or its first events may be missed, and forget it in the end.
   */
  public Multi<GenerationEvent> watch(String job, int images) {
    WatchedJob watch = new WatchedJob(images);
    watched.put(job, watch);
    return watch.events();
  }

  /** The step that was last reported of a watched job. */
  public Optional<Status> progress(String job) {
    return Optional.ofNullable(watched.get(job)).flatMap(WatchedJob::progress);
  }

  /** Ends the watch. */
  public void forget(String job) {
    watched.remove(job);
  }

  void apply(GenerationEvent event) {
    WatchedJob watch = watched.get(event.job());
    if (watch != null) {
      watch.apply(event);
    }
  }
}
