// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.images.Generation.Made;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends the pictures of a request as they are made. */
@ApplicationScoped
class ImageStreams {

  private final Pictures pictures;

  ImageStreams(Pictures pictures) {
    this.pictures = pictures;
  }

  /**
   * @param sketches whether a 256×256 picture is preceded by its 64×64 sketch
   */
  Uni<Void> send(Generation generation, boolean sketches, EventStream stream) {
    GenerationRequest request = generation.request();
    boolean partial = sketches && request.size() == ImageSize.FULL;
    return stream
        .open(request.id())
        .chain(
            () ->
                generation
                    .images(Status.SKETCHED, Status.COMPLETED)
                    .filter(made -> partial || made.step() == Status.COMPLETED)
                    .onItem()
                    .transformToUniAndConcatenate(made -> send(generation, made, stream))
                    .collect()
                    .last());
  }

  private Uni<Void> send(Generation generation, Made made, EventStream stream) {
    return pictures
        .read(made.image().key(), generation.output())
        .map(
            picture ->
                made.step() == Status.COMPLETED
                    ? ImageEvent.completed(generation, picture)
                    : ImageEvent.partial(generation, picture))
        .chain(stream::send);
  }
}
