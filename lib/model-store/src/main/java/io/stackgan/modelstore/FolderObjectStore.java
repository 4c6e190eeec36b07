// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects as files of a folder, their keys as paths within it. */
public final class FolderObjectStore implements ObjectStore {

  private final Path folder;

  /**
   * @param folder made when it is missing
   * @throws StoreException when it cannot be a folder
   */
  public FolderObjectStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    attempt("make " + folder, () -> Files.createDirectories(this.folder));
  }

  @Override
  public void put(String key, byte[] content, String contentType) {
    Path target = file(key);
    attempt("write " + key, () -> FileWrites.replace(target, part -> Files.write(part, content)));
  }

  @Override
  public void put(String key, Path file, String contentType) {
    Names.checkFile(file);
    Path target = file(key);
    attempt("write " + key, () -> FileWrites.replace(target, part -> Files.copy(file, part)));
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content, String contentType) {
    Path target = file(key);
    return attempt("write " + key, () -> FileWrites.create(target, content));
  }

  @Override
  public boolean replace(String key, byte[] seen, byte[] content, String contentType) {
    Path target = file(key);
    return attempt("write " + key, () -> FileWrites.exchange(target, seen, content));
  }

  @Override
  public Optional<byte[]> get(String key) {
    Path file = file(key);
    return attempt(
        "read " + key,
        () -> Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty());
  }

  @Override
  public void download(String key, Path target) {
    Path source = file(key);
    if (!Files.isRegularFile(source)) {
      throw new ObjectMissingException(key);
    }
    attempt("read " + key, () -> FileWrites.replace(target, part -> Files.copy(source, part)));
  }

  @Override
  public List<ObjectInfo> list(String prefix) {
    Names.checkPrefix(prefix);
    Path start = folder.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    return attempt(
        "list " + prefix, () -> Files.isDirectory(start) ? list(start, prefix) : List.of());
  }

  @Override
  public void delete(String key) {
    Path file = file(key);
    attempt("delete " + key, () -> Files.isRegularFile(file) && Files.deleteIfExists(file));
  }

  private List<ObjectInfo> list(Path start, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !FileWrites.isPart(file))
          .filter(file -> key(file).startsWith(prefix))
          .map(file -> attempt("list " + prefix, () -> info(file)))
          .sorted(Comparator.comparing(ObjectInfo::key))
          .toList();
    }
  }

  private ObjectInfo info(Path file) throws IOException {
    return new ObjectInfo(key(file), Files.size(file), Files.getLastModifiedTime(file).toInstant());
  }

  private String key(Path file) {
    return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  private Path file(String key) {
    Names.checkKey(key);
    return folder.resolve(key);
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  private <T> T attempt(String what, Step<T> step) {
    try {
      return step.run();
    } catch (AccessDeniedException | NotDirectoryException | FileAlreadyExistsException e) {
      throw new StoreException("cannot " + what + " in " + folder + ": " + e, e);
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot " + what + " in " + folder + ": " + e, e);
    }
  }
}
