// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.JobFold;
import java.util.Optional;

/**
 * A job that somebody waits for. Its events are held back until they are asked for, each once
 * however often it is delivered, and end with the event that ends the job. No more than two an
 * image and two for the whole are ever held.
 */
final class WatchedJob {

  private final JobFold fold;
  private final UnicastProcessor<GenerationEvent> events = UnicastProcessor.create();
  private volatile Status last;

  WatchedJob(String job) {
    this.fold = new JobFold(job);
  }

  Multi<GenerationEvent> events() {
    return events;
  }

  /** The step that was reported last. */
  Optional<Status> progress() {
    return Optional.ofNullable(last);
  }

  synchronized void apply(GenerationEvent event) {
    if (!fold.apply(event)) {
      return;
    }
    last = event.status();
    events.onNext(event);
    if (fold.outcome().isPresent()) {
      events.onComplete();
    }
  }
}
