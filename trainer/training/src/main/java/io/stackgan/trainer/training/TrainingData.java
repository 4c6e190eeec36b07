// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.preparation.ImageFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

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
   * @param side of the packed pictures, larger than what is cropped from them
   * @param cache a folder for packed pictures, named by the data set's content
   */
  static TrainingData of(
      ImageTextDataset dataset,
      int side,
      CaptionEmbeddings captions,
      EmbeddingScale scale,
      Path cache,
      Consumer<String> log) {
    List<Sample> samples = dataset.samples(Split.TRAIN);
    requireClasses(samples);
    ImageFile images =
        ImageFile.of(cache.resolve("train-%d.rgb".formatted(side)), samples, side, log);
    float[][][] embeddings =
        samples.stream()
            .map(sample -> sample.captions().stream().map(captions::of).map(scale::apply))
            .map(rows -> rows.toArray(float[][]::new))
            .toArray(float[][][]::new);
    return new TrainingData(samples, images, embeddings);
  }

  /** The folder for what is derived from this data set. */
  public static Path cache(Path folder, ImageTextDataset dataset) {
    Path cache = folder.resolve(dataset.name() + "-" + dataset.fingerprint().substring(0, 16));
    try {
      return Files.createDirectories(cache);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + cache, e);
    }
  }

  private static void requireClasses(List<Sample> samples) {
    if (samples.stream().mapToInt(Sample::classIndex).distinct().count() < 2) {
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
