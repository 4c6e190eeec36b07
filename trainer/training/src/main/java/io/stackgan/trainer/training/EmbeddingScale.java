// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import java.util.Arrays;

/**
 * Brings each feature of an embedding to mean 0 and variance 1. A sentence encoder's embeddings
 * have length 1 and differ little from one caption to the next, so that the text would hardly be
 * heard beside features of unit variance.
 *
 * @param mean of each feature
 * @param deviation of each feature, above 0
 */
public record EmbeddingScale(float[] mean, float[] deviation) {

  private static final double SMALLEST = 1e-4;

  static EmbeddingScale none(int features) {
    float[] ones = new float[features];
    Arrays.fill(ones, 1);
    return new EmbeddingScale(new float[features], ones);
  }

  /**
   * @param embeddings (captions, features)
   */
  static EmbeddingScale of(float[][] embeddings) {
    int features = embeddings[0].length;
    float[] mean = new float[features];
    float[] deviation = new float[features];
    for (int feature = 0; feature < features; feature++) {
      double sum = 0;
      double squares = 0;
      for (float[] embedding : embeddings) {
        sum += embedding[feature];
        squares += (double) embedding[feature] * embedding[feature];
      }
      double average = sum / embeddings.length;
      double variance = squares / embeddings.length - average * average;
      mean[feature] = (float) average;
      deviation[feature] = (float) Math.max(SMALLEST, Math.sqrt(Math.max(0, variance)));
    }
    return new EmbeddingScale(mean, deviation);
  }

  float[] apply(float[] embedding) {
    float[] scaled = new float[embedding.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (embedding[i] - mean[i]) / deviation[i];
    }
    return scaled;
  }

  /**
   * Folds the scaling into a fully-connected layer that reads the embedding: W' = W diag(1/σ), b' =
   * b − W' μ.
   *
   * @param weight (out, features), changed in place
   * @param bias (out), changed in place
   */
  void foldInto(float[] weight, float[] bias) {
    for (int out = 0; out < bias.length; out++) {
      double shift = 0;
      for (int i = 0; i < mean.length; i++) {
        int at = out * mean.length + i;
        weight[at] /= deviation[i];
        shift += (double) weight[at] * mean[i];
      }
      bias[out] -= (float) shift;
    }
  }
}
