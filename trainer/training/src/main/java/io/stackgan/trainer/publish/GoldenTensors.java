// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.stackgan.contracts.noise.JobNoise;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor.Floats;
import io.stackgan.trainer.preparation.TextEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the models of a release make of one caption and one seed.
 *
 * @param stage2Inputs none when there is no Stage-II yet
 */
record GoldenTensors(
    NamedTensor encoderOutput,
    List<NamedTensor> stage1Inputs,
    List<NamedTensor> stage1Outputs,
    List<NamedTensor> stage2Inputs,
    List<NamedTensor> stage2Outputs) {

  static final String TEXT = "a small bird with a red head, black wings and a white belly";

  static final long SEED = 7;

  /**
   * @param release the folder of a release, with its models
   */
  static GoldenTensors compute(Path release, TextEncoder encoder, String text, long seed) {
    float[] values = encoder.encode(List.of(text))[0];
    NamedTensor embedding = NamedTensor.of(GeneratorExport.EMBEDDING, values, 1, values.length);
    List<NamedTensor> stage1 =
        List.of(
            embedding,
            vector(GeneratorExport.EPSILON, JobNoise.stage1Epsilon(seed, 0)),
            vector(GeneratorExport.NOISE, JobNoise.stage1Noise(seed, 0)));
    NamedTensor sketch = run(release, ReleaseManifest.STAGE1, stage1);
    if (!Files.exists(model(release, ReleaseManifest.STAGE2))) {
      return new GoldenTensors(embedding, stage1, List.of(sketch), List.of(), List.of());
    }
    List<NamedTensor> stage2 =
        List.of(
            embedding,
            vector(GeneratorExport.EPSILON, JobNoise.stage2Epsilon(seed, 0)),
            new NamedTensor(GeneratorExport.SKETCH, throughBytes(sketch.value())));
    NamedTensor picture = run(release, ReleaseManifest.STAGE2, stage2);
    return new GoldenTensors(embedding, stage1, List.of(sketch), stage2, List.of(picture));
  }

  private static NamedTensor vector(String name, float[] values) {
    return NamedTensor.of(name, values, 1, values.length);
  }

  private static NamedTensor run(Path release, String component, List<NamedTensor> inputs) {
    Map<String, Floats> tensors =
        inputs.stream().collect(Collectors.toMap(NamedTensor::name, NamedTensor::value));
    try (OnnxModel model = OnnxModel.load(model(release, component), InferenceConfig.cpu(1))) {
      return new NamedTensor(GeneratorExport.IMAGE, model.run(tensors).get(GeneratorExport.IMAGE));
    }
  }

  private static Path model(Path release, String component) {
    return release.resolve(component).resolve("model.onnx");
  }

  /** As Stage-II gets a sketch: rounded to bytes and back. */
  private static Floats throughBytes(Floats sketch) {
    float[] rounded = new float[sketch.values().length];
    for (int i = 0; i < rounded.length; i++) {
      double pixel = Math.floor((sketch.values()[i] + 1) * 127.5 + 0.5);
      rounded[i] = (float) (Math.max(0, Math.min(255, pixel)) / 127.5 - 1);
    }
    return new Floats(sketch.shape(), rounded);
  }
}
