// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Brings a folder with a {@code release.json} and its files into the store. */
public final class ReleaseImporter {

  private static final String MANIFEST = "release.json";

  private final ReleaseStore releases;
  private final ClassLoader artifacts;

  /**
   * @param artifacts where files are looked for that the folder lacks and whose entry names an
   *     artifact
   */
  public ReleaseImporter(ReleaseStore releases, ClassLoader artifacts) {
    this.releases = releases;
    this.artifacts = artifacts;
  }

  /**
   * @throws ReleaseException when the folder is no release's, a file is missing or is not what
   *     release.json says, or the id is taken by a release with other content
   */
  public ReleaseManifest importFolder(Path folder) {
    try {
      ReleaseManifest manifest = ReleaseJson.manifest(read(folder.resolve(MANIFEST)));
      Path borrowed = Files.createTempFile("release-", ".part");
      try {
        releases.publish(manifest, file -> locate(folder, file, borrowed));
        return manifest;
      } finally {
        Files.deleteIfExists(borrowed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot import " + folder + ": " + e, e);
    }
  }

  private static byte[] read(Path manifest) throws IOException {
    if (!Files.isRegularFile(manifest)) {
      throw new ReleaseException(manifest + " is missing; name a folder that holds a release");
    }
    return Files.readAllBytes(manifest);
  }

  /** A resource is copied to {@code borrowed}, which the next one replaces. */
  private Path locate(Path folder, ReleaseFile file, Path borrowed) throws IOException {
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
