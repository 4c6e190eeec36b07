// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A job that somebody waits for. Its events are held back until they are asked for, each once
 * however often it is delivered, and end with the event that ends the job. No more than two an
 * image and two for the whole are ever held.
 */
final class WatchedJob {

  private record Step(Status status, Integer index) {}

  private final int images;
  private final Set<Step> seen = new HashSet<>();
  private final UnicastProcessor<GenerationEvent> events = UnicastProcessor.create();
  private volatile Status last;

  WatchedJob(int images) {
    this.images = images;
  }

  Multi<GenerationEvent> events() {
    return events;
  }

  /** The step that was reported last. */
  Optional<Status> progress() {
    return Optional.ofNullable(last);
  }

  synchronized void apply(GenerationEvent event) {
    if (!seen.add(new Step(event.status(), event.index()))) {
      return;
    }
    last = event.status();
    events.onNext(event);
    if (endsJob(event)) {
      events.onComplete();
    }
  }

  private boolean endsJob(GenerationEvent event) {
    return switch (event.status()) {
      case FAILED, CANCELLED, EXPIRED -> true;
      case COMPLETED -> completed() == images;
      case ACCEPTED, EMBEDDED, SKETCHED -> false;
    };
  }

  private long completed() {
    return seen.stream().filter(step -> step.status() == Status.COMPLETED).count();
  }
}
