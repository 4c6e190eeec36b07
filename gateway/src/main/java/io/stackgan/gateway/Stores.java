// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.modelstore.ObjectStores;
import io.stackgan.modelstore.ReleaseStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The store of pictures and releases. */
@ApplicationScoped
class Stores {

  @Produces
  @Singleton
  ObjectStore objects(ObjectStoreConfig config) {
    return ObjectStores.open(config);
  }

  @Produces
  @Singleton
  ReleaseStore releases(ObjectStore objects) {
    return new ReleaseStore(objects);
  }
}
