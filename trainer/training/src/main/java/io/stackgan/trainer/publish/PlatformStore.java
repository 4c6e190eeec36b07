// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.modelstore.ObjectStores;
import io.stackgan.modelstore.ReleaseImporter;
import io.stackgan.modelstore.ReleaseStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The store of the platform that the environment names by {@code STACKGAN_STORE_…}. */
public final class PlatformStore {

  private static final String TYPE = "stackgan.store.type";

  private final ObjectStore objects;

  private PlatformStore(ObjectStore objects) {
    this.objects = objects;
  }

  /** Empty when the environment names none. */
  public static Optional<PlatformStore> ofEnvironment() {
    // Asked without the mapping, whose default would always name a type.
    boolean named = sources().build().getOptionalValue(TYPE, String.class).isPresent();
    return named ? Optional.of(open()) : Optional.empty();
  }

  private static PlatformStore open() {
    SmallRyeConfig config = sources().withMapping(ObjectStoreConfig.class).build();
    ObjectStoreConfig store = config.getConfigMapping(ObjectStoreConfig.class);
    return new PlatformStore(ObjectStores.open(store));
  }

  private static SmallRyeConfigBuilder sources() {
    return new SmallRyeConfigBuilder().addDefaultSources().addDefaultInterceptors();
  }

  /** Adds the release to the store; what serves changes only when it is promoted. */
  public void publish(Path release) {
    new ReleaseImporter(new ReleaseStore(objects), PlatformStore.class.getClassLoader())
        .importFolder(release);
  }

  /** The run's place in the store. */
  public RunUploads uploads(String run, Path folder, Consumer<String> log) {
    return new RunUploads(objects, run, folder, log);
  }

  /**
   * Fetches a run that another machine has trained.
   *
   * @return false when the store has no such run
   */
  public boolean download(String run, Path folder) {
    return new RunDownload(objects, run).into(folder);
  }
}
