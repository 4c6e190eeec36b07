// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.modelstore.ObjectStores;
import java.util.Map;

/** The object store of a running platform. */
public final class PlatformStore {

  private PlatformStore() {}

  public static ObjectStore open(PlatformState platform, Secrets secrets) {
    Map<String, String> settings =
        Map.of(
            "stackgan.store.type", "s3",
            "stackgan.store.endpoint", platform.storeEndpoint(),
            "stackgan.store.access-key", secrets.accessKey(),
            "stackgan.store.secret-key", secrets.secretKey());
    ObjectStoreConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ObjectStoreConfig.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(ObjectStoreConfig.class);
    return ObjectStores.open(config);
  }
}
