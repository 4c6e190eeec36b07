// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.onnxserving.OnnxModel;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether an embedding on a topic can be of the encoder that a stage's model was trained on. */
public final class EmbeddingLength {

  private static final String INPUT = "embedding";

  private EmbeddingLength() {}

  /** What is wrong with it, if anything. */
  public static Optional<String> fault(OnnxModel model, float[] embedding) {
    OptionalLong features = model.features(INPUT);
    return features.isEmpty() || features.getAsLong() == embedding.length
        ? Optional.empty()
        : Optional.of(
            "the embedding has %d features, but the release's model takes %d: it is another encoder's than the release's"
                .formatted(embedding.length, features.getAsLong()));
  }
}
