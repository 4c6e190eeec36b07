// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageKeys;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Timings;
import io.stackgan.gateway.edge.Workers;
import io.stackgan.modelstore.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what a request that was sent before has led to. */
@ApplicationScoped
class StoredGeneration {

  private final ObjectStore store;

  StoredGeneration(ObjectStore store) {
    this.store = store;
  }

  /** The events of a job whose pictures are all there; empty when some are not. */
  Uni<Optional<Multi<GenerationEvent>>> find(GenerationRequest request) {
    return Workers.call(() -> isComplete(request) ? Optional.of(events(request)) : noEvents());
  }

  private static Optional<Multi<GenerationEvent>> noEvents() {
    return Optional.empty();
  }

  private boolean isComplete(GenerationRequest request) {
    var stored =
        store.list("images/" + request.id() + "/").stream()
            .map(object -> object.key())
            .collect(Collectors.toSet());
    return IntStream.range(0, request.n())
        .allMatch(index -> stored.contains(ImageKeys.picture(request.id(), index)));
  }

  private static Multi<GenerationEvent> events(GenerationRequest request) {
    return Multi.createFrom()
        .items(IntStream.range(0, request.n()).boxed().flatMap(index -> events(request, index)));
  }

  private static Stream<GenerationEvent> events(GenerationRequest request, int index) {
    GenerationEvent completed =
        event(
            request,
            Status.COMPLETED,
            new StoredImage(index, request.size(), ImageKeys.picture(request.id(), index)));
    return request.size() == ImageSize.SKETCH
        ? Stream.of(completed)
        : Stream.of(
            event(
                request,
                Status.SKETCHED,
                new StoredImage(index, ImageSize.SKETCH, ImageKeys.sketch(request.id(), index))),
            completed);
  }

  private static GenerationEvent event(
      GenerationRequest request, Status status, StoredImage image) {
    return new GenerationEvent(
        request.id(),
        status,
        image.index(),
        request.n(),
        request.seed(),
        request.release(),
        request.size(),
        Timings.NONE,
        List.of(image),
        null);
  }
}
