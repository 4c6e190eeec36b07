// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.quantisation;

import io.stackgan.modelstore.Int8Model;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxexport.Quantisation;
import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor.Floats;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.training.TrainedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Adds both stages in int8 to a release's folder, and says what they are worth. */
public final class Int8Profile {

  /** dB, from which on a service may prefer int8. */
  static final double LEAST_PSNR = 35;

  /** Likewise: to be hardly faster is not worth other pictures. */
  static final double LEAST_SPEED = 1.1;

  private static final int OBSERVED = 64;

  private final Path folder;
  private final Path cache;
  private final TrainedRun run;
  private final Consumer<String> log;
  private final Int8Files stage1;
  private final Int8Files stage2;

  /**
   * @param folder of a release that was exported from the run
   * @param cache for an encoder that comes with the trainer
   */
  public Int8Profile(Path folder, Path cache, TrainedRun run, Consumer<String> log) {
    this.folder = folder;
    this.cache = cache;
    this.run = run;
    this.log = log;
    this.stage1 = new Int8Files(folder, ReleaseManifest.STAGE1);
    this.stage2 = new Int8Files(folder, ReleaseManifest.STAGE2);
  }

  /**
   * @param captions how many are drawn both ways, of the test split where there is one
   * @return the release as it is now; its signature is gone
   * @throws ReleaseException when the folder holds no release with both stages
   */
  public ReleaseManifest add(ImageTextDataset dataset, int captions) throws IOException {
    ReleaseFolder release = ReleaseFolder.open(folder, Int8Profile.class.getClassLoader());
    release.manifest().component(ReleaseManifest.STAGE2);
    Path encoder = release.component(ReleaseManifest.ENCODER, cache);
    Map<String, ReleaseComponent> components = new LinkedHashMap<>(release.manifest().components());
    try (CaptionEncoder loaded = CaptionEncoder.load(encoder, InferenceConfig.cpu(1))) {
      components.putAll(made(components, new Draws(dataset, loaded), captions));
    }
    ReleaseManifest manifest = release.manifest().withComponents(components);
    release.replace(manifest);
    return manifest;
  }

  private Map<String, ReleaseComponent> made(
      Map<String, ReleaseComponent> components, Draws draws, int captions) throws IOException {
    List<Draw> observed = draws.of(Split.TRAIN, OBSERVED);
    try (OnnxModel sketches = stage1.float32();
        OnnxModel pictures = stage2.float32()) {
      Quantisation first = first(observed);
      Quantisation second = second(observed, sketches);
      try (OnnxModel quick1 = stage1.written(run.stage1Quantised(Optional.of(first)));
          OnnxModel quick2 = stage2.written(run.stage2Quantised(Optional.of(second)))) {
        Int8Proof proof = new Int8Proof(List.of(sketches, pictures), List.of(quick1, quick2));
        proof.run(draws.shown(captions), log);
        return Map.of(
            stage1.stage(),
            stage1.with(components.get(stage1.stage()), model(stage1, 0, proof, first), quick1),
            stage2.stage(),
            stage2.with(components.get(stage2.stage()), model(stage2, 1, proof, second), quick2));
      }
    }
  }

  private Quantisation first(List<Draw> draws) {
    log.accept("Stage-I: observing %d captions".formatted(draws.size()));
    List<Map<String, Floats>> inputs = draws.stream().map(Draw::stage1).toList();
    return new Int8Search(run::stage1Quantised, inputs, log).find();
  }

  private Quantisation second(List<Draw> draws, OnnxModel sketches) {
    log.accept("Stage-II: observing %d captions".formatted(draws.size()));
    List<Map<String, Floats>> inputs =
        draws.stream()
            .map(draw -> draw.stage2(sketches.run(draw.stage1()).get(GeneratorExport.IMAGE)))
            .toList();
    return new Int8Search(run::stage2Quantised, inputs, log).find();
  }

  private Int8Model model(Int8Files files, int stage, Int8Proof proof, Quantisation chosen) {
    double psnr = proof.psnr(stage);
    double speed = proof.speed(stage);
    boolean preferred = psnr >= LEAST_PSNR && speed >= LEAST_SPEED;
    log.accept(
        "%s in int8: %.1f dB, %.2f times as fast; %s"
            .formatted(files.stage(), psnr, speed, preferred ? "preferred" : "not preferred"));
    return new Int8Model(
        files.model(),
        files.goldenPaths(),
        psnr,
        speed,
        preferred,
        chosen.exact().stream().sorted().toList());
  }
}
