// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.stackgan.modelstore.ObjectInfo;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.StoreException;
import java.nio.file.Path;
import java.util.List;

/** Brings a run from the object store to a machine that has never seen it. */
final class RunDownload {

  /** What makes a folder a run. */
  private static final String DESCRIPTION = "run.properties";

  private final ObjectStore store;
  private final String prefix;

  RunDownload(ObjectStore store, String run) {
    this.store = store;
    this.prefix = "training/" + run + "/";
  }

  /**
   * @return false when the store has no such run
   */
  boolean into(Path folder) {
    List<String> names = store.list(prefix).stream().map(ObjectInfo::key).map(this::name).toList();
    if (!names.contains(DESCRIPTION)) {
      return false;
    }
    names.stream().filter(name -> !name.equals(DESCRIPTION)).forEach(name -> fetch(name, folder));
    // Last, so that a part of a run is not taken for a run.
    fetch(DESCRIPTION, folder);
    return true;
  }

  private String name(String key) {
    return key.substring(prefix.length());
  }

  private void fetch(String name, Path folder) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new StoreException("The object %s%s lies outside of its run".formatted(prefix, name));
    }
    store.download(prefix + name, file);
  }
}
