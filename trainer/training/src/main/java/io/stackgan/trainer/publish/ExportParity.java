// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.stackgan.modelstore.ReleaseException;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.trainer.preparation.TextEncoder;
import io.stackgan.trainer.training.TrainedRun;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds the exported models, run by the code that serves, against the networks that were trained,
 * run by the engine that trained them.
 */
final class ExportParity {

  /** The largest difference of a value in [−1, 1]. */
  static final double TOLERANCE = 1e-4;

  private static final List<String> TEXTS =
      List.of(
          GoldenTensors.TEXT,
          "the bird is black with green and has a very short beak",
          "a yellow bird with a white belly and a long tail");

  private final Path release;
  private final TrainedRun trained;

  ExportParity(Path release, TrainedRun trained) {
    this.release = release;
    this.trained = trained;
  }

  /**
   * @return the largest difference of all
   * @throws ReleaseException when it is above {@value #TOLERANCE}
   */
  double check(TextEncoder encoder) {
    double largest = 0;
    for (int i = 0; i < TEXTS.size(); i++) {
      GoldenTensors served = GoldenTensors.compute(release, encoder, TEXTS.get(i), i);
      largest = Math.max(largest, stage1(served));
      if (trained.bothStages()) {
        largest = Math.max(largest, stage2(served));
      }
    }
    return largest;
  }

  private double stage1(GoldenTensors served) {
    List<NamedTensor> inputs = served.stage1Inputs();
    float[] image =
        trained.stage1Image(
            values(inputs, GeneratorExport.EMBEDDING),
            values(inputs, GeneratorExport.EPSILON),
            values(inputs, GeneratorExport.NOISE));
    return required("stage1", image, values(served.stage1Outputs(), GeneratorExport.IMAGE));
  }

  private double stage2(GoldenTensors served) {
    List<NamedTensor> inputs = served.stage2Inputs();
    float[] image =
        trained.stage2Image(
            values(inputs, GeneratorExport.EMBEDDING),
            values(inputs, GeneratorExport.EPSILON),
            values(inputs, GeneratorExport.SKETCH));
    return required("stage2", image, values(served.stage2Outputs(), GeneratorExport.IMAGE));
  }

  private static float[] values(List<NamedTensor> tensors, String name) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .values();
  }

  private static double required(String stage, float[] trained, float[] served) {
    double largest = 0;
    for (int i = 0; i < trained.length; i++) {
      double difference = Math.abs(trained[i] - served[i]);
      // Written so that what is not a number fails as well.
      if (!(difference <= TOLERANCE)) {
        throw new ReleaseException(
            "%s as exported differs from %s as trained by %s, more than %s: nothing is published"
                .formatted(stage, stage, difference, TOLERANCE));
      }
      largest = Math.max(largest, difference);
    }
    return largest;
  }
}
