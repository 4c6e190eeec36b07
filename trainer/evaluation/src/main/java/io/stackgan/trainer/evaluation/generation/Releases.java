// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.generation;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.modelstore.ObjectStores;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseJson;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.onnxserving.PrecisionChoice;
import io.stackgan.trainer.evaluation.protocol.Digest;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds a release by what the user calls it. */
public final class Releases {

  /** The release that comes with the checkout. */
  public static final String SHIPPED = "shipped";

  private static final Path SHIPPED_FOLDER = Path.of("releases", "drawn-birds");

  /** The launcher says here where the checkout is. */
  private static final String CHECKOUT = "STACKGAN_HOME";

  private static final String MANIFEST = ReleaseFolder.MANIFEST;

  private final Path cache;

  /**
   * @param cache where models are kept, sha256 verified each time
   */
  public Releases(Path cache) {
    this.cache = cache;
  }

  /** Likewise of the models in float32. */
  public Generator open(String name) {
    return open(name, PrecisionChoice.FP32);
  }

  /**
   * @param name {@value #SHIPPED}, a folder with a {@value #MANIFEST}, or the id of a release in
   *     the store that the configuration names
   * @throws EvaluationException when there is no such release
   */
  public Generator open(String name, PrecisionChoice precision) {
    Path folder = place(name);
    if (isFolder(name)) {
      return inFolder(opened(folder), precision);
    }
    if (name.equals(SHIPPED) || Files.isDirectory(folder)) {
      throw new EvaluationException(
          folder.resolve(MANIFEST) + " is missing. Run this in a checkout, or name a release.");
    }
    return stored(name, precision);
  }

  /** The current folder unless the launcher knows better. */
  public static Path checkout() {
    return Path.of(System.getenv().getOrDefault(CHECKOUT, ""));
  }

  private static Path place(String name) {
    return name.equals(SHIPPED) ? checkout().resolve(SHIPPED_FOLDER) : Path.of(name);
  }

  /** Whether the release of that name is a folder. */
  public static boolean isFolder(String name) {
    return Files.isRegularFile(place(name).resolve(MANIFEST));
  }

  /** Writes scores into the release.json of a folder. */
  public static void record(String name, Map<String, Object> scores) throws IOException {
    opened(place(name)).record(scores);
  }

  private static ReleaseFolder opened(Path folder) {
    return ReleaseFolder.open(folder, Releases.class.getClassLoader());
  }

  /** Two releases that differ in their scores alone draw the same. */
  private static String whatDraws(ReleaseManifest manifest) {
    return Digest.of(ReleaseJson.encode(manifest.withScores(Map.of())));
  }

  private Generator inFolder(ReleaseFolder release, PrecisionChoice precision) {
    return ReleaseGenerator.load(
        release.manifest(),
        whatDraws(release.manifest()),
        component -> release.component(component, cache.resolve("files")),
        precision);
  }

  private Generator stored(String name, PrecisionChoice precision) {
    ReleaseStore store = store();
    ReleaseManifest manifest =
        store
            .manifest(name)
            .orElseThrow(
                () ->
                    new EvaluationException(
                        "There is no release "
                            + name
                            + " in the store, and no folder of that name."));
    return ReleaseGenerator.load(
        manifest,
        whatDraws(manifest),
        component -> store.fetch(name, component, cache.resolve("models")),
        precision);
  }

  /** The store that the configuration names. */
  public static ReleaseStore store() {
    return new ReleaseStore(ObjectStores.open(config()));
  }

  private static ObjectStoreConfig config() {
    return new SmallRyeConfigBuilder()
        .addDefaultSources()
        .withMapping(ObjectStoreConfig.class)
        .build()
        .getConfigMapping(ObjectStoreConfig.class);
  }
}
