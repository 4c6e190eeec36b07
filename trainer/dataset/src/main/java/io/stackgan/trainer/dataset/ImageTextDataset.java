// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.List;

/**
 * Images, their captions, classes and split, whatever layout they came in.
 *
 * @param name the folder's name
 * @param fingerprint hexadecimal SHA-256 of everything that was read (ids, paths, sizes of the
 *     image files, classes, boxes, captions, splits): another content, another fingerprint
 * @param samples in the data set's own order
 */
public record ImageTextDataset(
    String name,
    String fingerprint,
    List<Sample> samples,
    List<String> classNames,
    ReadReport report) {

  public ImageTextDataset {
    samples = List.copyOf(samples);
    classNames = List.copyOf(classNames);
  }

  public List<Sample> samples(Split split) {
    return samples.stream().filter(sample -> sample.split() == split).toList();
  }
}
