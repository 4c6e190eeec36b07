// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings a folder with a {@code release.json} and its files into the store. */
public final class ReleaseImporter {

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
    ReleaseFolder release = ReleaseFolder.open(folder, artifacts);
    try {
      Path borrowed = Files.createTempFile("release-", ".part");
      try {
        releases.publish(release.document(), file -> release.locate(file, borrowed));
        return release.manifest();
      } finally {
        Files.deleteIfExists(borrowed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot import " + folder + ": " + e, e);
    }
  }
}
