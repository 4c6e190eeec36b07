// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.util.Map;

/** How a sentence encoder's output becomes one vector a text. */
enum Pooling {

  /** (B, tokens, features): the mean over the text's tokens, brought to length 1. */
  MEAN("last_hidden_state", 3),

  /** (B, features): the graph has pooled already. */
  POOLED("sentence_embedding", 2);

  private final String output;
  private final int rank;

  Pooling(String output, int rank) {
    this.output = output;
    this.rank = rank;
  }

  /** The graph's own pooling where it has one. */
  static Pooling of(OnnxModel model, Map<String, Tensor.Floats> outputs) {
    for (Pooling pooling : new Pooling[] {POOLED, MEAN}) {
      Tensor.Floats found = outputs.get(pooling.output);
      if (found != null && found.shape().length == pooling.rank) {
        return pooling;
      }
    }
    throw new ModelLoadException(
        "the model is no sentence encoder: it takes "
            + model.inputs()
            + " and gives "
            + outputs.keySet()
            + "; it must give sentence_embedding (batch, features) or last_hidden_state (batch,"
            + " tokens, features)");
  }

  /**
   * @param row of the batch
   * @param tokens of that row's text
   */
  float[] embedding(Map<String, Tensor.Floats> outputs, int row, int tokens) {
    Tensor.Floats values = outputs.get(output);
    return this == POOLED
        ? values.row(row)
        : meanOverTokens(values.row(row), tokens, (int) values.shape()[2]);
  }

  /** hidden (tokens, features), of which the first {@code tokens} rows are the text's. */
  private static float[] meanOverTokens(float[] hidden, int tokens, int features) {
    double[] sum = new double[features];
    for (int token = 0; token < tokens; token++) {
      for (int feature = 0; feature < features; feature++) {
        sum[feature] += hidden[token * features + feature];
      }
    }
    return normalised(sum);
  }

  /** The direction of the sum is the direction of the mean. */
  private static float[] normalised(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    double norm = Math.max(Math.sqrt(squares), 1e-12);
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] / norm);
    }
    return unit;
  }
}
