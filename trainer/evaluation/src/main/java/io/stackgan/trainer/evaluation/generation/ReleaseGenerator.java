// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.generation;

import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.noise.JobNoise;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.PrecisionChoice;
import io.stackgan.onnxserving.Tensor;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.pictures.Planes;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A release's own models with the platform's noise: the pictures have the bytes that the services
 * would give.
 */
public final class ReleaseGenerator implements Generator {

  private static final InferenceConfig INFERENCE = InferenceConfig.cpu(1);
  private static final String EMBEDDING = "embedding";
  private static final String EPSILON = "epsilon";
  private static final String NOISE = "noise";
  private static final String SKETCH = "sketch";
  private static final String IMAGE = "image";

  private final String release;
  private final String fingerprint;
  private final CaptionEncoder encoder;
  private final OnnxModel stage1;
  private final Optional<OnnxModel> stage2;

  private ReleaseGenerator(
      String release,
      String fingerprint,
      CaptionEncoder encoder,
      OnnxModel stage1,
      Optional<OnnxModel> stage2) {
    this.release = release;
    this.fingerprint = fingerprint;
    this.encoder = encoder;
    this.stage1 = stage1;
    this.stage2 = stage2;
  }

  /**
   * @param fingerprint of the manifest
   * @param components finds the verified folder of a component
   * @param precision of both stages
   */
  static ReleaseGenerator load(
      ReleaseManifest manifest,
      String fingerprint,
      Function<String, Path> components,
      PrecisionChoice precision) {
    InferenceConfig config = InferenceConfig.cpu(1, precision);
    boolean int8 = precision == PrecisionChoice.INT8;
    return new ReleaseGenerator(
        manifest.release() + (int8 ? " in int8" : ""),
        fingerprint + (int8 ? "-int8" : ""),
        encoder(manifest, components.apply(ReleaseManifest.ENCODER)),
        model(manifest, ReleaseManifest.STAGE1, components, config),
        manifest.complete()
            ? Optional.of(model(manifest, ReleaseManifest.STAGE2, components, config))
            : Optional.empty());
  }

  private static CaptionEncoder encoder(ReleaseManifest manifest, Path folder) {
    CaptionEncoder encoder = CaptionEncoder.load(folder, INFERENCE);
    int dimension = manifest.component(ReleaseManifest.ENCODER).dimension();
    if (encoder.dimension() != dimension) {
      encoder.close();
      throw new EvaluationException(
          "The encoder of %s gives %d features, but its release.json says %d: publish it anew."
              .formatted(manifest.release(), encoder.dimension(), dimension));
    }
    return encoder;
  }

  private static OnnxModel model(
      ReleaseManifest manifest,
      String stage,
      Function<String, Path> components,
      InferenceConfig config) {
    return OnnxModel.load(components.apply(stage), manifest.component(stage), config);
  }

  @Override
  public String name() {
    return release;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public boolean refines() {
    return stage2.isPresent();
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
        stage2.orElseThrow(),
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
    stage2.ifPresent(OnnxModel::close);
  }
}
