// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Embeddings of a data set's captions that somebody else computed. It knows no other caption. */
public final class PrecomputedEmbeddings implements TextEncoder {

  public static final String KIND = "precomputed";

  private static final String SAFETENSORS = ".safetensors";
  private static final String PICKLE = ".pickle";

  private final Path file;
  private final String name;
  private final Map<String, float[]> byCaption;
  private final int dimension;

  private PrecomputedEmbeddings(Path file, Map<String, float[]> byCaption) {
    this.file = file;
    this.byCaption = byCaption;
    this.dimension = byCaption.values().iterator().next().length;
    this.name = KIND + "-" + digest(file);
  }

  /**
   * @param file {@code *.safetensors}, or {@code char-CNN-RNN-embeddings.pickle} of the pickles
   *     layout
   * @throws PreparationException when it cannot be read, or does not give each caption of the data
   *     set an embedding of the same length
   */
  public static PrecomputedEmbeddings read(Path file, ImageTextDataset dataset) {
    Map<String, float[]> byCaption = table(file).byCaption(dataset);
    int dimension = 0;
    for (Sample sample : dataset.samples()) {
      for (String caption : sample.captions()) {
        float[] row = byCaption.get(caption);
        if (row == null) {
          throw new PreparationException(
              "%s has no embedding of '%s', a caption of %s: compute them for this data set"
                  .formatted(file, caption, sample.id()));
        }
        dimension = dimension == 0 ? row.length : dimension;
        if (row.length != dimension) {
          throw new PreparationException(
              "%s mixes embeddings of %d and %d features: they are of two encoders"
                  .formatted(file, dimension, row.length));
        }
      }
    }
    return new PrecomputedEmbeddings(file, byCaption);
  }

  private static EmbeddingTable table(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(SAFETENSORS)) {
      return new SafetensorsTable(file);
    }
    if (name.endsWith(PICKLE)) {
      return new PickledTable(file);
    }
    throw new PreparationException(
        "%s cannot be read as embeddings: give a *%s file, or the pickles layout's char-CNN-RNN-embeddings%s"
            .formatted(file, SAFETENSORS, PICKLE));
  }

  private static String digest(Path file) {
    try {
      Path name = file.getFileName();
      return ReleaseFile.of(file.resolveSibling(""), name.toString()).sha256().substring(0, 12);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  @Override
  public float[][] encode(List<String> texts) {
    return texts.stream().map(this::of).toArray(float[][]::new);
  }

  private float[] of(String caption) {
    float[] row = byCaption.get(caption);
    if (row == null) {
      throw new PreparationException(
          "%s holds no embedding of '%s', and embeddings alone cannot make one: name the encoder"
                  .formatted(file, caption)
              + " that computed them");
    }
    return row;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public String name() {
    return name;
  }
}
