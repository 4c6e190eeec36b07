// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A release as a folder: a {@code release.json} and its files, some of them on the class path. */
public final class ReleaseFolder {

  public static final String MANIFEST = "release.json";

  private final Path folder;
  private final ClassLoader artifacts;
  private final byte[] json;
  private final ReleaseManifest manifest;

  private ReleaseFolder(Path folder, ClassLoader artifacts, byte[] json) {
    this.folder = folder;
    this.artifacts = artifacts;
    this.json = json;
    this.manifest = ReleaseJson.manifest(json);
  }

  /**
   * @param artifacts where files are looked for that the folder lacks and whose entry names an
   *     artifact
   * @throws ReleaseException when the folder is no release's
   */
  public static ReleaseFolder open(Path folder, ClassLoader artifacts) {
    Path file = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new ReleaseException(file + " is missing; name a folder that holds a release");
    }
    try {
      return new ReleaseFolder(folder, artifacts, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  public ReleaseManifest manifest() {
    return manifest;
  }

  /** Sha256 of the manifest, and so of all that belongs to the release. */
  public String fingerprint() {
    return Sha256.of(json);
  }

  /**
   * A component's files, sha256 verified.
   *
   * @param cache where files are copied to when some of them are on the class path
   * @return the component's folder
   * @throws ReleaseException when a file is missing or is not what release.json says
   */
  public Path component(String name, Path cache) {
    List<ReleaseFile> files = manifest.component(name).files();
    boolean complete = files.stream().allMatch(file -> Files.exists(folder.resolve(file.path())));
    Path place = complete ? folder : cache.resolve(files.get(0).sha256());
    try {
      for (ReleaseFile file : files) {
        provide(file, place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e, e);
    }
    return place.resolve(name);
  }

  private void provide(ReleaseFile file, Path place) throws IOException {
    Path copy = place.resolve(file.path());
    if (!place.equals(folder) && file.fault(copy).isPresent()) {
      Files.createDirectories(copy.getParent());
      Path borrowed = Files.createTempFile(copy.getParent(), "release-", ".part");
      try {
        Files.copy(locate(file, borrowed), copy, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(borrowed);
      }
    }
    file.fault(copy)
        .ifPresent(
            fault -> {
              throw new ReleaseException(folder + ": " + file.path() + " " + fault);
            });
  }

  /**
   * Where a file is found.
   *
   * @param borrowed a resource of the class path is copied there
   */
  Path locate(ReleaseFile file, Path borrowed) throws IOException {
    Path own = folder.resolve(file.path());
    if (file.artifact() == null || Files.exists(own)) {
      return own;
    }
    String[] artifact = file.artifact().split("!/", 2);
    try (InputStream resource = artifacts.getResourceAsStream(artifact[1])) {
      if (resource == null) {
        throw new ReleaseException(
            file.path()
                + " is neither in "
                + folder
                + " nor on the class path; add the artifact "
                + artifact[0]);
      }
      Files.copy(resource, borrowed, StandardCopyOption.REPLACE_EXISTING);
    }
    return borrowed;
  }
}
