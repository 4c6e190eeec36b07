// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.onnxexport.WeightSource;
import io.stackgan.trainer.training.data.EmbeddingScale;

/**
 * Weights for embeddings as the encoder gives them: the scaling is folded into the first layer.
 *
 * @param temperature of the noise
 */
record UnscaledWeights(WeightSource learned, EmbeddingScale scale, float temperature)
    implements WeightSource {

  private static final String LAYER = ".conditioning.fc.";
  private static final String WEIGHT = LAYER + "weight";
  private static final String BIAS = LAYER + "bias";

  @Override
  public float[] values(String name) {
    if (name.endsWith(WEIGHT)) {
      return scale.foldedWeight(learned.values(name));
    }
    if (name.endsWith(BIAS)) {
      String weight = name.substring(0, name.length() - BIAS.length()) + WEIGHT;
      return scale.foldedBias(learned.values(weight), learned.values(name));
    }
    return learned.values(name);
  }
}
