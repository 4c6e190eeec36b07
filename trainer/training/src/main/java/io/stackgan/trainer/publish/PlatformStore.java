// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.modelstore.ObjectStores;
import io.stackgan.modelstore.ReleaseImporter;
import io.stackgan.modelstore.ReleaseStore;
import java.nio.file.Path;
import java.util.Optional;

/** The store of the platform that the environment names by {@code STACKGAN_STORE_…}. */
public final class PlatformStore {

  private static final String TYPE = "stackgan.store.type";

  private final ReleaseStore releases;

  private PlatformStore(ReleaseStore releases) {
    this.releases = releases;
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
    return new PlatformStore(new ReleaseStore(ObjectStores.open(store)));
  }

  private static SmallRyeConfigBuilder sources() {
    return new SmallRyeConfigBuilder().addDefaultSources().addDefaultInterceptors();
  }

  /** Adds the release to the store; what serves changes only when it is promoted. */
  public void publish(Path release) {
    new ReleaseImporter(releases, PlatformStore.class.getClassLoader()).importFolder(release);
  }
}
