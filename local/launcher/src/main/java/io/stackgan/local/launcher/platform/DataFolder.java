// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The one folder of a platform: the broker's records, the store's objects, logs and secrets. */
public record DataFolder(Path path) {

  /** Raised whenever an older platform could not use the folder any more. */
  private static final int FORMAT = 1;

  private static final String FORMAT_FILE = "FORMAT";
  private static final String FORMAT_PREFIX = "stackgan-platform ";
  private static final long NEEDED_BYTES = 256L << 20;

  public DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * Makes the folder when it is missing.
   *
   * @throws PlatformException when it is not writable, not a platform's, a newer version's or full
   */
  public DataFolder prepare() {
    try {
      if (!Files.exists(path.resolve(FORMAT_FILE))) {
        claim();
      }
      requireKnownFormat(Files.readString(path.resolve(FORMAT_FILE)).strip());
      Files.createDirectories(logs());
      Files.createDirectories(temporary());
      requireWritable();
      requireSpace();
    } catch (IOException e) {
      throw new PlatformException(
          "Cannot use %s as the data folder (%s): choose another with --data"
              .formatted(path, reason(e)),
          e);
    }
    return this;
  }

  public PlatformFile platformFile() {
    return new PlatformFile(path.resolve("platform.json"));
  }

  public Secrets secrets() {
    return Secrets.in(path.resolve("secrets.properties"));
  }

  /** The keys of this platform's releases. */
  public PlatformKeys keys() {
    return new PlatformKeys(path.resolve("keys"), Installation.current().trustedKeys());
  }

  public Path logs() {
    return path.resolve("logs");
  }

  public Path log(String service) {
    return logs().resolve(service + ".log");
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path objects() {
    return path.resolve("objects");
  }

  /** Files of releases, as the services fetch them from the store. */
  Path cache() {
    return path.resolve("cache");
  }

  /** The same models as this machine runs them. */
  Path mappedModels() {
    return path.resolve("mapped-models");
  }

  /** Native libraries that are unpacked at each start lie here; who is killed leaves his behind. */
  Path temporary() {
    return path.resolve("tmp");
  }

  Path lock() {
    return path.resolve("up.lock");
  }

  /** Not while a platform runs. */
  void clearTemporary() {
    try (Stream<Path> entries = Files.walk(temporary())) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        if (!entry.equals(temporary())) {
          Files.delete(entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot empty " + temporary(), e);
    }
  }

  private void claim() throws IOException {
    Files.createDirectories(path);
    try (Stream<Path> entries = Files.list(path)) {
      if (entries.findAny().isPresent()) {
        throw new PlatformException(
            path + " holds something else than a platform's data: choose another with --data");
      }
    }
    Files.writeString(path.resolve(FORMAT_FILE), FORMAT_PREFIX + FORMAT + "\n");
  }

  private void requireKnownFormat(String text) {
    if (!text.matches(FORMAT_PREFIX + "\\d{1,9}")) {
      throw new PlatformException(
          path + " has a damaged FORMAT file: choose another folder with --data");
    }
    int format = Integer.parseInt(text.substring(FORMAT_PREFIX.length()));
    if (format > FORMAT) {
      throw new PlatformException(
          "%s was written by a newer version (format %d, this one knows %d): use that version, or another folder with --data"
              .formatted(path, format, FORMAT));
    }
  }

  private void requireWritable() throws IOException {
    Files.delete(Files.createTempFile(path, "writable", null));
  }

  private void requireSpace() throws IOException {
    long usable = Files.getFileStore(path).getUsableSpace();
    if (usable < NEEDED_BYTES) {
      throw new PlatformException(
          "Only %d MB are free for %s, the platform needs %d: free some, or choose another disk with --data"
              .formatted(usable >> 20, path, NEEDED_BYTES >> 20));
    }
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName().replaceAll("Exception$", "");
    return kind.equals("IO")
        ? e.getMessage()
        : kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase();
  }
}
