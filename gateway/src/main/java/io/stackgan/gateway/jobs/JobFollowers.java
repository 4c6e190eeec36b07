// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who wants to be told when something about a job has changed. */
final class JobFollowers {

  private final Map<String, Set<MultiEmitter<? super String>>> byJob = new ConcurrentHashMap<>();

  /**
   * The job's id at once, for it may have changed meanwhile, and after every change until whoever
   * follows has enough. One who is slow is told once of all that has changed since.
   */
  Multi<String> follow(String job) {
    return Multi.createFrom()
        .emitter(
            emitter -> {
              add(job, emitter);
              emitter.onTermination(() -> remove(job, emitter));
              emitter.emit(job);
            },
            BackPressureStrategy.LATEST);
  }

  private void add(String job, MultiEmitter<? super String> follower) {
    byJob.compute(
        job,
        (id, before) -> {
          Set<MultiEmitter<? super String>> followers =
              before == null ? ConcurrentHashMap.newKeySet() : before;
          followers.add(follower);
          return followers;
        });
  }

  private void remove(String job, MultiEmitter<? super String> follower) {
    byJob.computeIfPresent(
        job,
        (id, followers) -> {
          followers.remove(follower);
          return followers.isEmpty() ? null : followers;
        });
  }

  void tell(String job) {
    Set<MultiEmitter<? super String>> followers = byJob.get(job);
    if (followers != null) {
      followers.forEach(follower -> follower.emit(job));
    }
  }

  /** Of how many jobs somebody wants to be told. */
  int jobs() {
    return byJob.size();
  }
}
