// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import io.stackgan.trainer.preparation.Encoders;
import io.stackgan.trainer.preparation.PrecomputedEmbeddings;
import io.stackgan.trainer.preparation.ServableEncoder;
import io.stackgan.trainer.preparation.TextEncoder;
import io.stackgan.trainer.training.engine.SettingsException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The text encoder that a run learns from.
 *
 * @param kind such as {@code sentence-encoder}
 * @param name of the encoder and its content
 * @param dimension features of its embeddings
 * @param source what the user named it by: where it is found again
 * @param model where the encoder of precomputed embeddings is found; empty for others, and where
 *     there is none
 */
public record RunEncoder(String kind, String name, int dimension, String source, String model) {

  /** Asks for a char-CNN-RNN that the run trains first. */
  public static final String TRAINED_HERE = "char-cnn-rnn";

  public static RunEncoder of(TextEncoder encoder, String source, String model) {
    String kind =
        encoder instanceof ServableEncoder servable ? servable.kind() : PrecomputedEmbeddings.KIND;
    return new RunEncoder(kind, encoder.name(), encoder.dimension(), source, model);
  }

  /** One that is still to be trained. */
  public static RunEncoder toBeTrained(int dimension) {
    return new RunEncoder(TRAINED_HERE, TRAINED_HERE, dimension, TRAINED_HERE, "");
  }

  /** Where a release gets its encoder from; empty when the run has embeddings alone. */
  public Optional<String> servable() {
    String place = kind.equals(PrecomputedEmbeddings.KIND) ? model : source;
    return Optional.of(place).filter(named -> !named.isEmpty());
  }

  /**
   * @throws SettingsException when the other one is another encoder
   */
  public void requireSame(RunEncoder other) {
    boolean trainedSince = source.equals(TRAINED_HERE) && other.kind.equals(TRAINED_HERE);
    if (!trainedSince && !name.equals(other.name)) {
      throw new SettingsException(
          "The run was started with the text encoder %s (%d features), not %s (%d features): its networks understand no other. Add --other-encoder to let them get used to one of as many features"
              .formatted(name, dimension, other.name, other.dimension));
    }
  }

  /**
   * @throws SettingsException when the networks could not even read the other one's embeddings
   */
  public void requireSameFeatures(RunEncoder other) {
    if (dimension != other.dimension) {
      throw new SettingsException(
          "The run's networks read %d features, and the text encoder %s gives %d: start a new run with it"
              .formatted(dimension, other.name, other.dimension));
    }
  }

  public void write(Map<String, String> lines) {
    lines.put("encoder", name);
    lines.put("encoder.kind", kind);
    lines.put("encoder.source", source);
    lines.put("encoder.model", model);
    lines.put("features", Integer.toString(dimension));
  }

  /** Runs of before encoders could be chosen say no kind. */
  public static RunEncoder read(Properties lines) {
    return new RunEncoder(
        lines.getProperty("encoder.kind", "sentence-encoder"),
        lines.getProperty("encoder"),
        Integer.parseInt(lines.getProperty("features")),
        lines.getProperty("encoder.source", Encoders.DEFAULT),
        lines.getProperty("encoder.model", ""));
  }
}
