// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Multi;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.formats.Output;
import java.time.Instant;
import java.util.List;

/**
 * A request that the broker has acknowledged, and what becomes of it.
 *
 * @param output what its pictures are sent as
 * @param created when it was first asked for
 */
public record Generation(
    GenerationRequest request, Output output, Instant created, Multi<GenerationEvent> events) {

  /** The pictures as each of these steps puts them into the store; fails when the job does. */
  public Multi<Made> images(Status... steps) {
    return events
        .invoke(JobOutcomes::check)
        .filter(event -> List.of(steps).contains(event.status()))
        .onItem()
        .transformToIterable(
            event ->
                event.images().stream()
                    .filter(image -> image.size() == made(event.status()))
                    .map(image -> new Made(event.status(), image))
                    .toList());
  }

  /** An event also names the pictures that earlier steps made. */
  private ImageSize made(Status step) {
    return step == Status.COMPLETED ? request.size() : ImageSize.SKETCH;
  }

  /** A picture in the store. */
  public record Made(Status step, StoredImage image) {}
}
