// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.Optional;

/** Opens the store that the configuration names. */
public final class ObjectStores {

  private ObjectStores() {}

  /**
   * Opens the store without a request to it: a server may come up later.
   *
   * @throws IllegalArgumentException naming a key of the configuration that is missing or wrong
   */
  public static ObjectStore open(ObjectStoreConfig config) {
    return switch (config.type()) {
      case S3 -> S3ObjectStore.open(config);
      case FOLDER -> new FolderObjectStore(required("folder", config.folder()));
    };
  }

  static <T> T required(String key, Optional<T> value) {
    return value.orElseThrow(
        () -> new IllegalArgumentException("stackgan.store." + key + " is missing; set it"));
  }
}
