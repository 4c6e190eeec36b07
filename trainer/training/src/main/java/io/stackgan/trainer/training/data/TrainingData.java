// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.preparation.ImageFile;
import io.stackgan.trainer.training.engine.SettingsException;
import java.util.List;

/**
 * What one stage learns from: the training samples, their packed pictures and their captions'
 * scaled embeddings.
 */
public final class TrainingData {

  private final List<Sample> samples;
  private final ImageFile images;
  private final float[][][] embeddings;

  private TrainingData(List<Sample> samples, ImageFile images, float[][][] embeddings) {
    this.samples = samples;
    this.images = images;
    this.embeddings = embeddings;
  }

  /**
   * @param images the packed pictures of the training samples, larger than what is cropped from
   *     them
   */
  public static TrainingData of(
      ImageTextDataset dataset,
      ImageFile images,
      CaptionEmbeddings captions,
      EmbeddingScale scale) {
    requireClasses(dataset);
    List<Sample> samples = dataset.samples(Split.TRAIN);
    float[][][] embeddings =
        samples.stream()
            .map(sample -> sample.captions().stream().map(captions::of).map(scale::apply))
            .map(rows -> rows.toArray(float[][]::new))
            .toArray(float[][][]::new);
    return new TrainingData(samples, images, embeddings);
  }

  /**
   * @throws SettingsException when no image could be paired with another class's text
   */
  public static void requireClasses(ImageTextDataset dataset) {
    if (dataset.samples(Split.TRAIN).stream().mapToInt(Sample::classIndex).distinct().count() < 2) {
      throw new SettingsException(
          "The training split has fewer than two classes, so that no image can be paired with"
              + " another class's text. Give the data set at least two classes.");
    }
  }

  int size() {
    return samples.size();
  }

  int features() {
    return embeddings[0][0].length;
  }

  int classOf(int sample) {
    return samples.get(sample).classIndex();
  }

  ImageFile images() {
    return images;
  }

  /**
   * @return (captions, features)
   */
  float[][] embeddings(int sample) {
    return embeddings[sample];
  }
}
