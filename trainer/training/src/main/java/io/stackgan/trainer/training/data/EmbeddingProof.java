// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.preparation.TextEncoder;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.TensorFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some captions with the embeddings that a run learned from, kept beside it: whatever encoder a
 * release is to carry must embed them alike.
 */
public final class EmbeddingProof {

  private static final int CAPTIONS = 16;

  /** Of an embedding's length: another runtime rounds differently, another encoder is far off. */
  private static final double TOLERANCE = 0.01;

  private final Map<String, float[]> embeddings;

  private EmbeddingProof(Map<String, float[]> embeddings) {
    this.embeddings = embeddings;
  }

  public static EmbeddingProof of(ImageTextDataset dataset, CaptionEmbeddings captions) {
    Map<String, float[]> embeddings = new LinkedHashMap<>();
    dataset.samples().stream()
        .flatMap(sample -> sample.captions().stream())
        .distinct()
        .limit(CAPTIONS)
        .forEach(caption -> embeddings.put(caption, captions.of(caption)));
    return new EmbeddingProof(embeddings);
  }

  public void write(Path file) {
    new TensorFile(Map.of(), embeddings).write(file);
  }

  public static EmbeddingProof read(Path file) {
    TensorFile tensors = TensorFile.read(file);
    Map<String, float[]> embeddings = new LinkedHashMap<>();
    tensors.names().forEach(caption -> embeddings.put(caption, tensors.tensor(caption)));
    return new EmbeddingProof(embeddings);
  }

  /**
   * @throws SettingsException when the encoder embeds a caption otherwise
   */
  public void check(TextEncoder encoder) {
    List<String> captions = List.copyOf(embeddings.keySet());
    float[][] rows = encoder.encode(captions);
    for (int i = 0; i < rows.length; i++) {
      float[] learned = embeddings.get(captions.get(i));
      if (rows[i].length != learned.length || distance(rows[i], learned) > TOLERANCE) {
        throw new SettingsException(
            "The text encoder %s is not the one that the run learns from: it embeds '%s' otherwise (%d features, the run's has %d). Name the encoder that made the run's embeddings"
                .formatted(encoder.name(), captions.get(i), rows[i].length, learned.length));
      }
    }
  }

  /** |a − b| / |b|. */
  private static double distance(float[] a, float[] b) {
    double difference = 0;
    double length = 1e-12;
    for (int i = 0; i < a.length; i++) {
      difference += (a[i] - b[i]) * (double) (a[i] - b[i]);
      length += b[i] * (double) b[i];
    }
    return Math.sqrt(difference / length);
  }
}
