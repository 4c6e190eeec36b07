// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.smallrye.mutiny.Uni;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.gateway.images.ImagesAnswer.Picture;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** Answers with all pictures of a request at once. */
@ApplicationScoped
class ImageAnswers {

  private final Pictures pictures;
  private final PictureLinks links;

  ImageAnswers(Pictures pictures, PictureLinks links) {
    this.pictures = pictures;
    this.links = links;
  }

  Uni<ImagesAnswer> answer(Generation generation, boolean linked, URI origin) {
    return generation
        .images(Status.COMPLETED)
        .map(Generation.Made::image)
        .collect()
        .asList()
        .map(ImageAnswers::inOrder)
        .chain(images -> linked ? link(generation, images, origin) : embed(generation, images))
        .map(data -> ImagesAnswer.of(generation, data));
  }

  private static List<StoredImage> inOrder(List<StoredImage> images) {
    return images.stream().sorted(Comparator.comparingInt(StoredImage::index)).toList();
  }

  private Uni<List<Picture>> link(Generation generation, List<StoredImage> images, URI origin) {
    GenerationRequest request = generation.request();
    return Uni.createFrom()
        .item(
            images.stream()
                .map(image -> links.to(image, generation, origin))
                .map(url -> new Picture(null, url, null, request.seed()))
                .toList());
  }

  private Uni<List<Picture>> embed(Generation generation, List<StoredImage> images) {
    return Uni.join()
        .all(images.stream().map(image -> embed(generation, image)).toList())
        .andFailFast();
  }

  private Uni<Picture> embed(Generation generation, StoredImage image) {
    return pictures
        .read(image.key(), generation.output())
        .map(bytes -> Base64.getEncoder().encodeToString(bytes))
        .map(text -> new Picture(text, null, null, generation.request().seed()));
  }
}
