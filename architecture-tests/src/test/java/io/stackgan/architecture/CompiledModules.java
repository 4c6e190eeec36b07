// SPDX-License-Identifier: Apache-2.0
package io.stackgan.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The main classes of every module, read from the {@code target/classes} folders of this checkout:
 * the rules then need no dependency on a module, whose class paths could not live together.
 */
final class CompiledModules {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Deep enough for {@code trainer/training/target/classes}. */
  private static final int DEPTH = 4;

  private CompiledModules() {}

  static JavaClasses load() {
    return new ClassFileImporter().importPaths(folders());
  }

  static List<Path> folders() {
    try (Stream<Path> paths = Files.walk(ROOT, DEPTH)) {
      return paths.filter(path -> path.endsWith("target/classes")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders that hold a pom and main sources, relative to the checkout. */
  static List<Path> modulesWithSources() {
    try (Stream<Path> paths = Files.walk(ROOT, DEPTH + 1)) {
      return paths
          .filter(path -> path.endsWith("src/main/java"))
          .map(path -> path.getParent().getParent().getParent())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
