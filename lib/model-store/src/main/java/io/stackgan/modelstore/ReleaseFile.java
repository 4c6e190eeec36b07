// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a release.
 *
 * @param path within the release's folder, with '/' as separator
 * @param sha256 of its content, 64 lower-case hexadecimal digits
 * @param size bytes
 * @param artifact null, or {@code <group>:<artifact>!/<resource>}: where the class path has the
 *     file when the release's folder does not
 */
public record ReleaseFile(String path, String sha256, long size, String artifact) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ARTIFACT = Pattern.compile("[\\w.-]+:[\\w.-]+!/[\\w./-]+");

  /**
   * @throws ReleaseException naming the first part at fault
   */
  public ReleaseFile {
    Require.that(Names.isPath(path), "files.path", "'" + path + "' is no relative path");
    Require.that(
        sha256 != null && SHA256.matcher(sha256).matches(),
        "files.sha256",
        "of " + path + " must be 64 lower-case hexadecimal digits");
    Require.that(size >= 0, "files.size", "of " + path + " is negative");
    Require.that(
        artifact == null || ARTIFACT.matcher(artifact).matches(),
        "files.artifact",
        "of " + path + " must be <group>:<artifact>!/<resource>");
  }

  /** The entry for a file as it lies in the release's folder. */
  public static ReleaseFile of(Path folder, String path) throws IOException {
    return of(folder, path, null);
  }

  /** Likewise, for a file that the class path has too. */
  public static ReleaseFile of(Path folder, String path, String artifact) throws IOException {
    Path file = folder.resolve(path);
    return new ReleaseFile(path, Sha256.of(file), Files.size(file), artifact);
  }

  /** What is wrong with this copy of the file, or nothing. */
  Optional<String> fault(Path copy) throws IOException {
    if (!Files.isRegularFile(copy)) {
      return Optional.of("is missing");
    }
    if (Files.size(copy) != size) {
      return Optional.of("has " + Files.size(copy) + " bytes, not " + size);
    }
    return Sha256.of(copy).equals(sha256)
        ? Optional.empty()
        : Optional.of("has another sha256 than release.json says");
  }
}
