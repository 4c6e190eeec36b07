// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * Spectral normalisation (Miyato et al. 2018, Algorithm 1): W / σ, where σ ≈ uᵀ W v is the largest
 * singular value of W, (out, in·k·k). One power iteration a step keeps u and v up with W: v ← Wᵀu /
 * ‖Wᵀu‖, u ← Wv / ‖Wv‖.
 */
public final class SpectralNorm {

  /** Before the first step, when nothing is known of W yet. */
  private static final int FIRST_ITERATIONS = 10;

  private final Weights weights;
  private final Map<String, Tensor> left = new LinkedHashMap<>();
  private final Map<String, Tensor> right = new LinkedHashMap<>();

  private SpectralNorm(Weights weights) {
    this.weights = weights;
  }

  /** Leaves the weights as they are. */
  public static SpectralNorm none(Weights weights) {
    return new SpectralNorm(weights);
  }

  /** Of all matrices and convolutions among the weights. Make it outside any pointer scope. */
  public static SpectralNorm of(Weights weights, RandomGenerator random) {
    SpectralNorm norm = new SpectralNorm(weights);
    for (String name : weights.learned()) {
      if (weights.tensor(name).dim() > 1) {
        norm.start(name, random);
      }
    }
    for (int i = 0; i < FIRST_ITERATIONS; i++) {
      norm.iterate();
    }
    return norm;
  }

  private void start(String name, RandomGenerator random) {
    Tensor weight = weights.tensor(name);
    int rows = Math.toIntExact(weight.size(0));
    int columns = Math.toIntExact(weight.numel() / rows);
    float[] values = new float[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = (float) random.nextGaussian();
    }
    left.put(name, weights.device().place(Tensors.of(values, rows)));
    right.put(name, weights.device().place(Tensors.of(new float[columns], columns)));
  }

  /** One power iteration of each. */
  public void iterate() {
    left.keySet().forEach(name -> Tensors.scope(() -> Tensors.withoutGradients(() -> turn(name))));
  }

  private Tensor turn(String name) {
    Tensor matrix = matrix(name);
    Tensor u = left.get(name);
    Tensor v = right.get(name);
    v.copy_(unit(matrix.t().mv(u)));
    return u.copy_(unit(matrix.mv(v)));
  }

  private Tensor matrix(String name) {
    return weights.tensor(name).flatten(1, -1);
  }

  private static Tensor unit(Tensor vector) {
    return vector.div(vector.norm());
  }

  /** The weights for a forward pass, whose gradient goes through σ too. */
  public Weights normalised() {
    Map<String, Tensor> divided = new LinkedHashMap<>();
    left.keySet().forEach(name -> divided.put(name, weights.tensor(name).div(sigma(name))));
    return weights.with(divided);
  }

  private Tensor sigma(String name) {
    return left.get(name).dot(matrix(name).mv(right.get(name)));
  }

  /** u by the weight's name; v follows from it. */
  public Map<String, Tensor> state() {
    return left;
  }
}
