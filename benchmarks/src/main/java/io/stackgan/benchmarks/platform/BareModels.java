// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.platform;

import io.stackgan.contracts.noise.JobNoise;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.PrecisionChoice;
import io.stackgan.onnxserving.Tensor.Floats;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A release's three models, in the precision that services prefer here, called one after the other
 * with nothing between them.
 */
final class BareModels implements AutoCloseable {

  private final CaptionEncoder encoder;
  private final OnnxModel stage1;
  private final OnnxModel stage2;

  BareModels(Path release) {
    InferenceConfig oneThread = InferenceConfig.cpu(1, PrecisionChoice.AUTO);
    ReleaseManifest manifest =
        ReleaseFolder.open(release, BareModels.class.getClassLoader()).manifest();
    encoder = CaptionEncoder.load(release.resolve("encoder"), oneThread);
    stage1 = stage(release, manifest, ReleaseManifest.STAGE1, oneThread);
    stage2 = stage(release, manifest, ReleaseManifest.STAGE2, oneThread);
  }

  private static OnnxModel stage(
      Path release, ReleaseManifest manifest, String stage, InferenceConfig config) {
    return OnnxModel.load(release.resolve(stage), manifest.component(stage), config);
  }

  CaptionEncoder encoder() {
    return encoder;
  }

  /**
   * @return pictures (B, 3, 256, 256), one for each text
   */
  Floats draw(List<String> texts) {
    Floats embedding = Floats.ofRows(encoder.encode(texts));
    Floats sketch =
        stage1
            .run(
                Map.of(
                    GeneratorExport.EMBEDDING,
                    embedding,
                    GeneratorExport.EPSILON,
                    rows(texts, seed -> JobNoise.stage1Epsilon(seed, 0)),
                    GeneratorExport.NOISE,
                    rows(texts, seed -> JobNoise.stage1Noise(seed, 0))))
            .get(GeneratorExport.IMAGE);
    return stage2
        .run(
            Map.of(
                GeneratorExport.EMBEDDING,
                embedding,
                GeneratorExport.EPSILON,
                rows(texts, seed -> JobNoise.stage2Epsilon(seed, 0)),
                GeneratorExport.SKETCH,
                sketch))
        .get(GeneratorExport.IMAGE);
  }

  private static Floats rows(List<String> texts, LongFunction<float[]> noise) {
    float[][] rows = new float[texts.size()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = noise.apply(row);
    }
    return Floats.ofRows(rows);
  }

  @Override
  public void close() {
    encoder.close();
    stage1.close();
    stage2.close();
  }
}
