// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/** Files that appear whole or not at all: written beside their place, then moved to it. */
final class FileWrites {

  private static final String PART = ".part";
  private static final String TURN = ".turn" + PART;

  /** What fills the file. */
  interface Writer<E extends Exception> {
    void write(Path part) throws E;
  }

  private FileWrites() {}

  /** Makes the file, in place of an earlier one. */
  static <E extends Exception> Path replace(Path target, Writer<E> writer) throws IOException, E {
    Path part = part(target);
    try {
      writer.write(part);
      return Files.move(
          part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Makes the file unless there is one; then false. A link, unlike a move, never replaces. */
  static boolean create(Path target, byte[] content) throws IOException {
    Path part = part(target);
    try {
      Files.write(part, content);
      Files.createLink(target, part);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Makes the file in place of one with the content that was seen; else false. One at a time: in
   * this process by the monitor, beside others by a lock that ends with its process.
   */
  static boolean exchange(Path target, byte[] seen, byte[] content) throws IOException {
    synchronized (FileWrites.class) {
      if (!Files.isRegularFile(target)) {
        return false;
      }
      try (FileChannel turn =
          FileChannel.open(
              target.resolveSibling(TURN), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        turn.lock();
        if (!Arrays.equals(Files.readAllBytes(target), seen)) {
          return false;
        }
        replace(target, part -> Files.write(part, content));
        return true;
      }
    }
  }

  static boolean isPart(Path file) {
    return file.getFileName().toString().endsWith(PART);
  }

  private static Path part(Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    return target.resolveSibling("." + UUID.randomUUID() + PART);
  }
}
