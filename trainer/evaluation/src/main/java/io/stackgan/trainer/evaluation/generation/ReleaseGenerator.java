// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.generation;

import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.noise.JobNoise;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.SentenceEncoder;
import io.stackgan.onnxserving.Tensor;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.pictures.Planes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A release's own models with the platform's noise: the pictures have the bytes that the services
 * would give.
 */
public final class ReleaseGenerator implements Generator {

  private static final InferenceConfig INFERENCE = InferenceConfig.cpu(1);
  private static final String MODEL = "model.onnx";
  private static final String EMBEDDING = "embedding";
  private static final String EPSILON = "epsilon";
  private static final String NOISE = "noise";
  private static final String SKETCH = "sketch";
  private static final String IMAGE = "image";

  private final String release;
  private final SentenceEncoder encoder;
  private final OnnxModel stage1;
  private final OnnxModel stage2;

  private ReleaseGenerator(
      String release, SentenceEncoder encoder, OnnxModel stage1, OnnxModel stage2) {
    this.release = release;
    this.encoder = encoder;
    this.stage1 = stage1;
    this.stage2 = stage2;
  }

  /**
   * @param cache where the release's files are kept
   */
  public static ReleaseGenerator load(ReleaseStore releases, String release, Path cache) {
    Path encoder = releases.fetch(release, ReleaseManifest.ENCODER, cache);
    Path stage1 = releases.fetch(release, ReleaseManifest.STAGE1, cache);
    Path stage2 = releases.fetch(release, ReleaseManifest.STAGE2, cache);
    return new ReleaseGenerator(
        release,
        SentenceEncoder.load(encoder, INFERENCE),
        OnnxModel.load(stage1.resolve(MODEL), INFERENCE),
        OnnxModel.load(stage2.resolve(MODEL), INFERENCE));
  }

  @Override
  public String name() {
    return release;
  }

  @Override
  public float[][] embed(List<String> captions) {
    return encoder.encode(captions);
  }

  @Override
  public RgbImage sketch(float[] embedding, long seed, int index) {
    return run(
        stage1,
        ImageSize.SKETCH,
        Map.of(
            EMBEDDING, row(embedding),
            EPSILON, row(JobNoise.stage1Epsilon(seed, index)),
            NOISE, row(JobNoise.stage1Noise(seed, index))));
  }

  @Override
  public RgbImage refine(float[] embedding, RgbImage sketch, long seed, int index) {
    return run(
        stage2,
        ImageSize.FULL,
        Map.of(
            EMBEDDING, row(embedding),
            EPSILON, row(JobNoise.stage2Epsilon(seed, index)),
            SKETCH, Planes.of(List.of(sketch))));
  }

  private static RgbImage run(OnnxModel model, ImageSize size, Map<String, Tensor.Floats> inputs) {
    return Planes.picture(model.run(inputs).get(IMAGE).values(), size.pixels());
  }

  private static Tensor.Floats row(float[] vector) {
    return Tensor.Floats.ofRows(new float[][] {vector});
  }

  @Override
  public void close() {
    encoder.close();
    stage1.close();
    stage2.close();
  }
}
