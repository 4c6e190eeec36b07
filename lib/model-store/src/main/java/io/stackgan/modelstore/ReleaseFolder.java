// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import io.stackgan.modelstore.signing.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A release as a folder: a {@code release.json} and its files, some of them on the class path. */
public final class ReleaseFolder {

  public static final String MANIFEST = "release.json";

  private final Path folder;
  private final ClassLoader artifacts;
  private final ReleaseDocument document;

  private ReleaseFolder(Path folder, ClassLoader artifacts, ReleaseDocument document) {
    this.folder = folder;
    this.artifacts = artifacts;
    this.document = document;
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
      Path signature = folder.resolve(ReleaseDocument.SIGNATURE);
      ReleaseDocument document =
          ReleaseDocument.of(
              Files.readAllBytes(file),
              Files.exists(signature)
                  ? Optional.of(Files.readAllBytes(signature))
                  : Optional.empty());
      return new ReleaseFolder(folder, artifacts, document);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  public ReleaseDocument document() {
    return document;
  }

  public ReleaseManifest manifest() {
    return document.manifest();
  }

  /** Writes the signature of release.json as it is. */
  public void sign(SigningKey key) throws IOException {
    Files.write(folder.resolve(ReleaseDocument.SIGNATURE), key.sign(document.json()));
  }

  /** Writes scores into release.json in place of those it has; it has to be signed anew. */
  public void record(Map<String, Object> scores) throws IOException {
    replace(manifest().withScores(scores));
  }

  /** Writes another release.json; it has to be signed anew. */
  public void replace(ReleaseManifest other) throws IOException {
    Files.deleteIfExists(folder.resolve(ReleaseDocument.SIGNATURE));
    Files.write(folder.resolve(MANIFEST), ReleaseJson.encode(other));
  }

  /**
   * A component's files, sha256 verified.
   *
   * @param cache where files are copied to when some of them are on the class path
   * @return the component's folder
   * @throws ReleaseException when a file is missing or is not what release.json says
   */
  public Path component(String name, Path cache) {
    List<ReleaseFile> files = manifest().component(name).files();
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
