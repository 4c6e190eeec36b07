// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.generation;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.modelstore.ObjectStores;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /**
   * @param name {@value #SHIPPED}, a folder with a {@value #MANIFEST}, or the id of a release in
   *     the store that the configuration names
   * @throws EvaluationException when there is no such release
   */
  public Generator open(String name) {
    Path folder = name.equals(SHIPPED) ? checkout().resolve(SHIPPED_FOLDER) : Path.of(name);
    if (Files.isRegularFile(folder.resolve(MANIFEST))) {
      return inFolder(folder);
    }
    if (name.equals(SHIPPED) || Files.isDirectory(folder)) {
      throw new EvaluationException(
          folder.resolve(MANIFEST) + " is missing. Run this in a checkout, or name a release.");
    }
    return stored(name);
  }

  /** The current folder unless the launcher knows better. */
  public static Path checkout() {
    return Path.of(System.getenv().getOrDefault(CHECKOUT, ""));
  }

  private Generator inFolder(Path folder) {
    ReleaseFolder release = ReleaseFolder.open(folder, Releases.class.getClassLoader());
    return ReleaseGenerator.load(
        release.manifest(),
        release.document().fingerprint(),
        component -> release.component(component, cache.resolve("files")));
  }

  private Generator stored(String name) {
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
        store.document(name).fingerprint(),
        component -> store.fetch(name, component, cache.resolve("models")));
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
