// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import io.stackgan.modelstore.signing.SigningKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Releases, which never change once they are published, and the alias that says which one serves.
 * Besides what is stated, every method throws what {@link ObjectStore} does.
 */
public final class ReleaseStore {

  /** The alias of the release in service. */
  public static final String PRODUCTION = "production";

  /** The alias of the release that is tried out. */
  public static final String CANARY = "canary";

  private final ReleasePublisher publisher;
  private final ReleaseCatalog catalog;
  private final ReleaseDownloads downloads;
  private final ReleaseAliases aliases;
  private final CanaryAlias canary;

  /** Of releases that anybody made. */
  public ReleaseStore(ObjectStore objects) {
    this(objects, ReleaseTrust.everybody());
  }

  /**
   * @param trust what it refuses is never listed, fetched or promoted
   */
  public ReleaseStore(ObjectStore objects, ReleaseTrust trust) {
    catalog = new ReleaseCatalog(objects, trust);
    publisher = new ReleasePublisher(objects);
    downloads = new ReleaseDownloads(objects);
    canary = new CanaryAlias(objects, catalog);
    aliases = new ReleaseAliases(objects, catalog, canary);
  }

  /**
   * Stores the files that the manifest lists, and the manifest last: until then nobody sees the
   * release. Publishing the same again changes nothing.
   *
   * @param folder that the files' paths are relative to
   * @throws ReleaseException when a file is not what the manifest says, or the id is taken by a
   *     release with other content
   */
  public void publish(ReleaseManifest manifest, Path folder) {
    publish(
        new ReleaseDocument(manifest, ReleaseJson.encode(manifest), Optional.empty()),
        file -> folder.resolve(file.path()));
  }

  /** Likewise, with its signature if it has one. */
  void publish(ReleaseDocument document, ReleasePublisher.Locator locator) {
    publisher.publish(document, locator);
  }

  /**
   * Signs a release that is in the store.
   *
   * @throws ReleaseException when there is none of that name
   */
  public void sign(String release, SigningKey key) {
    publisher.sign(release, key.sign(document(release).json()));
  }

  /**
   * What the store holds, to the byte, whether it is trusted or not.
   *
   * @throws ReleaseException when there is no such release, or it cannot be read
   */
  public ReleaseDocument document(String release) {
    return catalog.document(release).orElseThrow(() -> catalog.unknown(release));
  }

  /** All releases that can be read, by id. One that cannot is logged as a warning. */
  public List<ReleaseManifest> list() {
    return catalog.list();
  }

  /**
   * @throws ReleaseException when what the store holds cannot be read or is not trusted
   */
  public Optional<ReleaseManifest> manifest(String release) {
    return catalog.manifest(release);
  }

  /**
   * Downloads a component's files unless the cache has them, sha256 verified in either case.
   * Several processes may share a cache.
   *
   * @param component {@code encoder}, {@code stage1} or {@code stage2}
   * @return the component's folder, {@code <cache>/<release>/<component>}; the manifest's paths are
   *     relative to its parent
   * @throws ReleaseException when there is no such release or component, or a file is corrupt
   */
  public Path fetch(String release, String component, Path cache) {
    return downloads.fetch(catalog.required(release), component, cache);
  }

  /**
   * @throws ReleaseException when what the store holds cannot be read
   */
  public Optional<ReleaseAlias> alias(String name) {
    return aliases.alias(name);
  }

  /**
   * Puts a release into service. Promoting the one in service changes nothing.
   *
   * @throws ReleaseException when there is no such release, or somebody else changed what is in
   *     service at the same moment
   */
  public ReleaseAlias promote(String release) {
    return aliases.promote(release);
  }

  /**
   * Puts the previous release into service again; a second rollback leads back.
   *
   * @throws ReleaseException when there is no previous one, or somebody else changed what is in
   *     service at the same moment
   */
  public ReleaseAlias rollback() {
    return aliases.rollback();
  }

  /**
   * Takes a release out of service that fails, unless another one is in service by now or there is
   * none to go back to. No rollback leads to it then. Calling it again changes nothing.
   */
  public Optional<ReleaseAlias> withdraw(String failing) {
    return aliases.withdraw(failing);
  }

  /**
   * The release that is tried out, or was last.
   *
   * @throws ReleaseException when what the store holds cannot be read
   */
  public Optional<Canary> canary() {
    return canary.read();
  }

  /**
   * Tries a release out on a share of the jobs, until it is ended or another release comes into
   * service.
   *
   * @param share percent
   * @param shadow whether its pictures are measured alone and never shown
   * @throws ReleaseException when there is no such release, it is in service, it is to be a shadow
   *     and has another encoder than the one in service, or somebody else began or ended a trial at
   *     the same moment
   */
  public Canary startCanary(String release, int share, boolean shadow) {
    ReleaseAlias inService =
        alias(PRODUCTION)
            .orElseThrow(() -> new ReleaseException("no release is in service; promote one first"));
    return canary.start(release, inService.release(), share, shadow);
  }

  /**
   * Ends the trial of a release.
   *
   * @return empty where that release is not tried out any more
   */
  public Optional<Canary> endCanary(String release, String reason) {
    return canary.end(release, reason);
  }
}
