// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import java.util.HashMap;
import java.util.Map;

/** A file of embeddings. */
interface EmbeddingTable {

  /**
   * @throws PreparationException when it cannot be read or does not fit the data set
   */
  Map<String, float[]> byCaption(ImageTextDataset dataset);

  /** The rows in the order of the data set's captions, image by image. */
  static Map<String, float[]> aligned(float[][] rows, ImageTextDataset dataset, Object file) {
    long captions = dataset.samples().stream().mapToLong(sample -> sample.captions().size()).sum();
    if (captions != rows.length) {
      throw new PreparationException(
          "%s has %d rows, but the data set has %d captions: one row a caption, image by image in the data set's order"
              .formatted(file, rows.length, captions));
    }
    Map<String, float[]> byCaption = new HashMap<>();
    int row = 0;
    for (Sample sample : dataset.samples()) {
      for (String caption : sample.captions()) {
        byCaption.putIfAbsent(caption, rows[row++]);
      }
    }
    return byCaption;
  }
}
