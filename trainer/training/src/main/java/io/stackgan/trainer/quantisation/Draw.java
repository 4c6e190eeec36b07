// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.quantisation;

import io.stackgan.contracts.noise.JobNoise;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxserving.Tensor.Floats;
import java.util.Map;

/** A picture that both stages draw. */
record Draw(float[] embedding, long seed) {

  Map<String, Floats> stage1() {
    return Map.of(
        GeneratorExport.EMBEDDING, row(embedding),
        GeneratorExport.EPSILON, row(JobNoise.stage1Epsilon(seed, 0)),
        GeneratorExport.NOISE, row(JobNoise.stage1Noise(seed, 0)));
  }

  /**
   * @param sketch Stage-I's picture as it gives it; Stage-II sees its bytes
   */
  Map<String, Floats> stage2(Floats sketch) {
    return Map.of(
        GeneratorExport.EMBEDDING, row(embedding),
        GeneratorExport.EPSILON, row(JobNoise.stage2Epsilon(seed, 0)),
        GeneratorExport.SKETCH, throughBytes(sketch));
  }

  private static Floats row(float[] values) {
    return Floats.ofRows(new float[][] {values});
  }

  private static Floats throughBytes(Floats sketch) {
    float[] rounded = new float[sketch.values().length];
    for (int i = 0; i < rounded.length; i++) {
      double pixel = Math.floor((sketch.values()[i] + 1) * 127.5 + 0.5);
      rounded[i] = (float) (Math.max(0, Math.min(255, pixel)) / 127.5 - 1);
    }
    return new Floats(sketch.shape(), rounded);
  }
}
