// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import io.stackgan.trainer.training.engine.TensorFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Brings each feature of an embedding to mean 0 and variance 1. A sentence encoder's embeddings
 * have length 1 and differ little from one caption to the next, so that the text would hardly be
 * heard beside features of unit variance.
 *
 * @param mean of each feature
 * @param deviation of each feature, above 0
 */
public record EmbeddingScale(float[] mean, float[] deviation) {

  private static final String MEAN = "mean";
  private static final String DEVIATION = "deviation";
  private static final double SMALLEST = 1e-4;

  public static EmbeddingScale none(int features) {
    float[] ones = new float[features];
    Arrays.fill(ones, 1);
    return new EmbeddingScale(new float[features], ones);
  }

  /**
   * @param embeddings (captions, features)
   */
  public static EmbeddingScale of(float[][] embeddings) {
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

  public float[] apply(float[] embedding) {
    float[] scaled = new float[embedding.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (embedding[i] - mean[i]) / deviation[i];
    }
    return scaled;
  }

  /**
   * W' = W diag(1/σ), so that W' φ + b' = W (φ − μ)/σ + b for an unscaled embedding φ.
   *
   * @param weight W, (out, features)
   */
  public float[] foldedWeight(float[] weight) {
    float[] folded = weight.clone();
    for (int i = 0; i < folded.length; i++) {
      folded[i] /= deviation[i % mean.length];
    }
    return folded;
  }

  /**
   * b' = b − W diag(1/σ) μ.
   *
   * @param weight W, (out, features)
   * @param bias b, (out)
   */
  public float[] foldedBias(float[] weight, float[] bias) {
    float[] folded = bias.clone();
    for (int out = 0; out < bias.length; out++) {
      double shift = 0;
      for (int i = 0; i < mean.length; i++) {
        shift += (double) weight[out * mean.length + i] / deviation[i] * mean[i];
      }
      folded[out] -= (float) shift;
    }
    return folded;
  }

  /** The weight that {@link #foldedWeight} was given. */
  public float[] unfoldedWeight(float[] folded) {
    float[] weight = folded.clone();
    for (int i = 0; i < weight.length; i++) {
      weight[i] *= deviation[i % mean.length];
    }
    return weight;
  }

  /** The bias that {@link #foldedBias} was given. */
  public float[] unfoldedBias(float[] folded, float[] bias) {
    float[] unfolded = bias.clone();
    for (int out = 0; out < bias.length; out++) {
      double shift = 0;
      for (int i = 0; i < mean.length; i++) {
        shift += (double) folded[out * mean.length + i] * mean[i];
      }
      unfolded[out] += (float) shift;
    }
    return unfolded;
  }

  public void write(Path file) {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    tensors.put(MEAN, mean);
    tensors.put(DEVIATION, deviation);
    new TensorFile(Map.of(), tensors).write(file);
  }

  public static EmbeddingScale read(Path file) {
    TensorFile tensors = TensorFile.read(file);
    return new EmbeddingScale(tensors.tensor(MEAN), tensors.tensor(DEVIATION));
  }
}
