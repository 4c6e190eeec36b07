// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba 2015, Algorithm 1): m ← β1 m + (1 − β1) g, v ← β2 v + (1 − β2) g², θ ← θ − α
 * m̂ / (√v̂ + ε), with m̂ = m / (1 − β1ᵗ) and v̂ = v / (1 − β2ᵗ).
 */
public final class Adam {

  private static final double BETA1 = 0.5;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Weights weights;
  private final Map<String, Tensor> firstMoments = new LinkedHashMap<>();
  private final Map<String, Tensor> secondMoments = new LinkedHashMap<>();
  private long step;

  /** Make it outside any pointer scope. */
  public Adam(Weights weights) {
    this.weights = weights;
    for (String name : weights.learned()) {
      firstMoments.put(name, zerosLike(weights.tensor(name)));
      secondMoments.put(name, zerosLike(weights.tensor(name)));
    }
  }

  private static Tensor zerosLike(Tensor tensor) {
    return torch.zeros_like(tensor).detach();
  }

  /** Follows the gradients that stand at the weights. */
  public void step(double rate) {
    step++;
    double scale = rate / (1 - Math.pow(BETA1, step));
    double correction = Math.sqrt(1 - Math.pow(BETA2, step));
    for (String name : weights.learned()) {
      Tensors.scope(() -> Tensors.withoutGradients(() -> update(name, scale, correction)));
    }
  }

  private Tensor update(String name, double scale, double correction) {
    Tensor weight = weights.tensor(name);
    Tensor gradient = weight.grad();
    Tensor m = firstMoments.get(name);
    Tensor v = secondMoments.get(name);
    m.lerp_(gradient, new Scalar(1 - BETA1));
    v.mul_(new Scalar(BETA2)).addcmul_(gradient, gradient, new Scalar(1 - BETA2));
    Tensor divisor = v.sqrt().div_(new Scalar(correction)).add_(new Scalar(EPSILON));
    return weight.addcdiv_(m, divisor, new Scalar(-scale));
  }

  /** The moments by {@code <name>.m} and {@code <name>.v}. */
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    firstMoments.forEach((name, m) -> state.put(name + ".m", m));
    secondMoments.forEach((name, v) -> state.put(name + ".v", v));
    return state;
  }

  /** Goes on after so many steps; the moments are set by themselves. */
  public void restore(long steps) {
    step = steps;
  }
}
