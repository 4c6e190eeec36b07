// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Brings a component's files onto this machine. */
final class ReleaseDownloads {

  private final ObjectStore objects;

  ReleaseDownloads(ObjectStore objects) {
    this.objects = objects;
  }

  Path fetch(ReleaseManifest manifest, String component, Path cache) {
    Path folder = cache.resolve(manifest.release());
    for (ReleaseFile file : manifest.component(component).files()) {
      fetch(manifest.release(), file, folder.resolve(file.path()));
    }
    return folder.resolve(component);
  }

  private void fetch(String release, ReleaseFile file, Path copy) {
    if (fault(file, copy).isEmpty()) {
      return;
    }
    try {
      objects.download(ReleaseKeys.file(release, file.path()), copy);
    } catch (ObjectMissingException e) {
      throw corrupt(release, file, "is missing");
    }
    fault(file, copy)
        .ifPresent(
            fault -> {
              delete(copy);
              throw corrupt(release, file, fault);
            });
  }

  private static ReleaseException corrupt(String release, ReleaseFile file, String fault) {
    return new ReleaseException(
        "release " + release + " in the store: " + file.path() + " " + fault + "; publish it anew");
  }

  private static Optional<String> fault(ReleaseFile file, Path copy) {
    try {
      return file.fault(copy);
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot read " + copy + ": " + e, e);
    }
  }

  private static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot delete " + copy + ": " + e, e);
    }
  }
}
