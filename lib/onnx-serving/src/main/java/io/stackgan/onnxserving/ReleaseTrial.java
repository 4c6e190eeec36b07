// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import java.nio.file.Path;
import java.util.Set;

/** Loads a release's models as the services would, and lets them go again. */
public final class ReleaseTrial {

  private static final InferenceConfig INFERENCE = InferenceConfig.cpu(1);
  private static final String OUTPUT = "image";

  private final ReleaseStore releases;
  private final Path cache;

  /**
   * @param cache for the models' files
   */
  public ReleaseTrial(ReleaseStore releases, Path cache) {
    this.releases = releases;
    this.cache = cache;
  }

  /**
   * Checks a component's files, its shapes and, by running it in each precision that it has, its
   * golden output.
   *
   * @throws ReleaseException saying what a service would refuse it for
   */
  public void run(String release, String component) {
    load(release, loader(component, INFERENCE));
    if (hasInt8(release, component)) {
      load(release, loader(component, InferenceConfig.cpu(1, PrecisionChoice.INT8)));
    }
  }

  private boolean hasInt8(String release, String component) {
    return releases.manifest(release).orElseThrow().component(component).int8() != null;
  }

  private ModelLoader<?> loader(String component, InferenceConfig config) {
    return switch (component) {
      case ReleaseManifest.ENCODER -> ModelLoader.ofEncoders(releases, cache, config);
      case ReleaseManifest.STAGE1 ->
          stage(component, Set.of("embedding", "epsilon", "noise"), config);
      case ReleaseManifest.STAGE2 ->
          stage(component, Set.of("embedding", "epsilon", "sketch"), config);
      default -> throw new ReleaseException("'" + component + "' is no component");
    };
  }

  private ModelLoader<OnnxModel> stage(
      String component, Set<String> inputs, InferenceConfig config) {
    return ModelLoader.ofStage(component, inputs, OUTPUT, releases, cache, config);
  }

  private static <M extends AutoCloseable> void load(String release, ModelLoader<M> loader) {
    loader.load(release, new ServedReleases<>()).hold().letGo();
  }
}
