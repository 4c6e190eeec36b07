// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One image with its captions.
 *
 * @param id what the data set calls the image, unique in it
 * @param image the image's file
 * @param classIndex position of its class in {@link ImageTextDataset#classNames()}
 * @param box where the bird is; empty where the data set has no boxes or the image is its own crop
 * @param captions at least one, none of them blank
 */
public record Sample(
    String id, Path image, int classIndex, Optional<Box> box, List<String> captions, Split split) {

  public Sample {
    captions = List.copyOf(captions);
  }

  Sample in(Split other) {
    return new Sample(id, image, classIndex, box, captions, other);
  }
}
