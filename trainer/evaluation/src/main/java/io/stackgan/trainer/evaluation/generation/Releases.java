// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.generation;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.modelstore.ObjectStores;
import io.stackgan.modelstore.ReleaseImporter;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Finds a release by what the user calls it. */
public final class Releases {

  /** The release that comes with the checkout. */
  public static final String SHIPPED = "shipped";

  private static final Path SHIPPED_FOLDER = Path.of("releases", "drawn-birds");

  /** The launcher says here where the checkout is. */
  private static final String CHECKOUT = "STACKGAN_HOME";

  private static final String MANIFEST = "release.json";

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
      return imported(folder);
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

  /** A folder whose content changed is another release, whatever its id: it has a store alone. */
  private Generator imported(Path folder) {
    Path own = cache.resolve("folders").resolve(fingerprint(folder));
    ReleaseStore store = new ReleaseStore(new FolderObjectStore(own.resolve("store")));
    ReleaseManifest manifest =
        new ReleaseImporter(store, Releases.class.getClassLoader()).importFolder(folder);
    return ReleaseGenerator.load(store, manifest.release(), own.resolve("models"));
  }

  private static String fingerprint(Path folder) {
    try {
      String text = Files.readString(folder.resolve(MANIFEST));
      return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.resolve(MANIFEST), e);
    }
  }

  private Generator stored(String release) {
    ReleaseStore store = new ReleaseStore(ObjectStores.open(config()));
    if (store.manifest(release).isEmpty()) {
      throw new EvaluationException(
          "There is no release " + release + " in the store, and no folder of that name.");
    }
    return ReleaseGenerator.load(store, release, cache.resolve("models"));
  }

  private static ObjectStoreConfig config() {
    return new SmallRyeConfigBuilder()
        .addDefaultSources()
        .withMapping(ObjectStoreConfig.class)
        .build()
        .getConfigMapping(ObjectStoreConfig.class);
  }
}
