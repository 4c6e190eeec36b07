// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.evaluation.protocol.Protocol;

/**
 * What holds for all figures of an evaluation.
 *
 * @param fingerprint of the data set's content
 * @param size the largest pictures that are judged
 */
public record Setting(
    String dataset,
    String fingerprint,
    int trainImages,
    int testImages,
    int samples,
    long seed,
    String size) {

  public static Setting of(ImageTextDataset data, Protocol protocol) {
    return new Setting(
        data.name(),
        data.fingerprint(),
        data.samples(Split.TRAIN).size(),
        data.samples(Split.TEST).size(),
        protocol.samples(),
        protocol.seed(),
        protocol.size().text());
  }

  /** For people. */
  public String text() {
    return """
        Data set %s (fingerprint %s): %d training and %d test images. %d pictures up to %s, one for \
        each caption drawn from the test split; every choice is made with the seed %d, and picture \
        i has the platform's seed %d and index i."""
        .formatted(dataset, fingerprint, trainImages, testImages, samples, size, seed, seed);
  }
}
