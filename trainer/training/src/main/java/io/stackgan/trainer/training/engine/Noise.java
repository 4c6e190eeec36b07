// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import io.stackgan.networks.ConditioningAugmentation;
import io.stackgan.networks.Stage1Generator;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * Everything standard normal that a picture needs.
 *
 * @param stage1Epsilon (B, 128), ε of Stage-I's condition
 * @param stage1Noise (B, 100), z
 * @param stage2Epsilon (B, 128), ε of Stage-II's condition
 */
public record Noise(Tensor stage1Epsilon, Tensor stage1Noise, Tensor stage2Epsilon) {

  public static Noise draw(int batch, RandomGenerator random) {
    return new Noise(
        normal(batch, ConditioningAugmentation.CONDITION, random),
        normal(batch, Stage1Generator.NOISE, random),
        normal(batch, ConditioningAugmentation.CONDITION, random));
  }

  public Noise on(ComputeDevice device) {
    return new Noise(
        device.place(stage1Epsilon), device.place(stage1Noise), device.place(stage2Epsilon));
  }

  private static Tensor normal(int batch, int features, RandomGenerator random) {
    float[] values = new float[batch * features];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensors.of(values, batch, features);
  }
}
