// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import ai.djl.engine.EngineException;
import io.stackgan.modelstore.Canary;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fetches one component of releases, verifies it and warms it. What fails a check never serves.
 *
 * @param <M> the model
 */
public final class ModelLoader<M extends AutoCloseable> implements ModelSource<M> {

  private final ReleaseStore releases;
  private final ModelKind<M> kind;
  private final Path cache;
  private final InferenceConfig config;
  private final List<String> alsoTried;

  private ModelLoader(
      ReleaseStore releases, ModelKind<M> kind, Path cache, InferenceConfig config) {
    this(releases, kind, cache, config, List.of());
  }

  private ModelLoader(
      ReleaseStore releases,
      ModelKind<M> kind,
      Path cache,
      InferenceConfig config,
      List<String> alsoTried) {
    this.alsoTried = alsoTried;
    this.releases = releases;
    this.kind = kind;
    this.cache = cache;
    this.config = config;
    if (config.device() == DeviceChoice.GPU) {
      // Loading the engine takes a while: else it is left to the first model's thread.
      OnnxEngine.device(config.device());
    }
  }

  /**
   * @throws ModelLoadException when the device asked for is not there
   */
  public static ModelLoader<CaptionEncoder> ofEncoders(
      ReleaseStore releases, Path cache, InferenceConfig config) {
    return new ModelLoader<>(releases, new EncoderKind(), cache, config);
  }

  /**
   * As {@link #ofEncoders}, but a release is taken only when its stages run as well: for whoever
   * decides which release a job is drawn with, lest it chooses one that a later stage refuses.
   *
   * @throws ModelLoadException when the device asked for is not there
   */
  public static ModelLoader<CaptionEncoder> ofWholeReleases(
      ReleaseStore releases, Path cache, InferenceConfig config) {
    return new ModelLoader<>(
        releases,
        new EncoderKind(),
        cache,
        config,
        List.of(ReleaseManifest.STAGE1, ReleaseManifest.STAGE2));
  }

  /**
   * @param component the stage's name in a release
   * @param inputs all that the stage will give its model
   * @param output what the stage takes from it
   * @throws ModelLoadException when the device asked for is not there
   */
  public static ModelLoader<OnnxModel> ofStage(
      String component,
      Set<String> inputs,
      String output,
      ReleaseStore releases,
      Path cache,
      InferenceConfig config) {
    return new ModelLoader<>(
        releases, new ImageModelKind(component, inputs, output), cache, config);
  }

  /** The component's name in a release. */
  public String component() {
    return kind.component();
  }

  public Optional<ReleaseManifest> manifest(String release) {
    return releases.manifest(release);
  }

  /** The release that the alias names. */
  Optional<String> release(String alias) {
    return releases.alias(alias).map(named -> named.release());
  }

  /** The release that is tried out, or was last. */
  Optional<Canary> canary() {
    return releases.canary();
  }

  @Override
  public SharedModel<M> load(String release, ServedReleases<M> loaded) {
    ReleaseManifest manifest =
        releases
            .manifest(release)
            .orElseThrow(() -> new ReleaseException("there is no release " + release));
    ReleaseTrial trial = new ReleaseTrial(releases, cache);
    alsoTried.forEach(component -> trial.run(release, component));
    String fingerprint = fingerprint(manifest.component(kind.component()));
    return loaded.madeOf(fingerprint).orElseGet(() -> verified(manifest, fingerprint));
  }

  private static String fingerprint(ReleaseComponent component) {
    return component.files().stream()
        .map(ReleaseFile::sha256)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private SharedModel<M> verified(ReleaseManifest manifest, String fingerprint) {
    kind.check(manifest);
    Path folder = releases.fetch(manifest.release(), kind.component(), cache);
    ReleaseComponent component = manifest.component(kind.component());
    M model = opened(folder, component);
    try {
      kind.verify(model, manifest, kind.golden(component, folder.getParent(), config));
      return new SharedModel<>(fingerprint, model);
    } catch (RuntimeException e) {
      close(model, e);
      throw e instanceof EngineException || e instanceof IllegalArgumentException
          ? new ReleaseException("the model does not run: " + e.getMessage(), e)
          : e;
    }
  }

  private M opened(Path folder, ReleaseComponent component) {
    try {
      return kind.open(folder, component, config);
    } catch (ModelLoadException e) {
      throw new ReleaseException(e.getMessage(), e);
    }
  }

  private static void close(AutoCloseable model, RuntimeException failure) {
    try {
      model.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }
}
