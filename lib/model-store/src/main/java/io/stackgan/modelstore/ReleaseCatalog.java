// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The manifests in the store. */
final class ReleaseCatalog {

  private static final Logger LOG = System.getLogger(ReleaseCatalog.class.getName());

  private final ObjectStore objects;
  private final ReleaseTrust trust;

  ReleaseCatalog(ObjectStore objects, ReleaseTrust trust) {
    this.objects = objects;
    this.trust = trust;
  }

  List<ReleaseManifest> list() {
    return ids().flatMap(release -> readable(release).stream()).toList();
  }

  Optional<ReleaseManifest> manifest(String release) {
    Optional<ReleaseDocument> document = document(release);
    document.ifPresent(trust::check);
    return document.map(ReleaseDocument::manifest);
  }

  /** Whether it is trusted or not. */
  Optional<ReleaseDocument> document(String release) {
    if (!Names.isRelease(release)) {
      return Optional.empty();
    }
    return objects.get(ReleaseKeys.manifest(release)).map(json -> parse(release, json));
  }

  ReleaseManifest required(String release) {
    return manifest(release).orElseThrow(() -> unknown(release));
  }

  ReleaseException unknown(String release) {
    return new ReleaseException(
        "release '" + release + "' is not in the store; there are " + ids().toList());
  }

  private Stream<String> ids() {
    return objects.list(ReleaseKeys.MODELS).stream()
        .flatMap(object -> ReleaseKeys.releaseOf(object.key()).stream());
  }

  private Optional<ReleaseManifest> readable(String release) {
    try {
      return manifest(release);
    } catch (ReleaseException e) {
      LOG.log(Level.WARNING, "Release " + release + " cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private ReleaseDocument parse(String release, byte[] json) {
    ReleaseDocument document =
        ReleaseDocument.of(json, objects.get(ReleaseKeys.signature(release)));
    if (!document.manifest().release().equals(release)) {
      throw new ReleaseException(
          "release.json of "
              + release
              + " names another release: "
              + document.manifest().release());
    }
    return document;
  }
}
