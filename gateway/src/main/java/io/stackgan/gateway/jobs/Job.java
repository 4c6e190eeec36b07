// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Timings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the topics say of a job by now.
 *
 * @param tenant whose it is; null where nobody was named
 * @param webhook who is called when it is over; null where nobody is
 * @param request null where only events are known of it
 * @param n pictures; 0 where unknown
 * @param seed null where unknown
 * @param release null until it is decided
 * @param size null where unknown
 * @param since when the request was made
 * @param progress the furthest step; empty while it waits for the first
 * @param outcome how it ended; empty until then
 * @param images those that are stored
 * @param error null unless failed
 */
public record Job(
    String id,
    String tenant,
    String webhook,
    GenerationRequest request,
    int n,
    Long seed,
    String release,
    ImageSize size,
    Instant since,
    Timings timings,
    Optional<Status> progress,
    Optional<Status> outcome,
    List<StoredImage> images,
    EventError error) {

  public boolean isOver() {
    return outcome.isPresent();
  }

  /** When it expires; empty where it never does. */
  public Optional<Instant> deadline() {
    return Optional.ofNullable(request).map(GenerationRequest::deadline);
  }
}
