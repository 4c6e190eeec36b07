// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds images that no row gives a caption. */
final class UnnamedImages {

  private UnnamedImages() {}

  /**
   * @param named the images that rows name, relative to the folder
   */
  static List<Fault> find(Path folder, Set<String> named) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> ImageFiles.ENDINGS.stream().anyMatch(name::endsWith))
          .filter(name -> !named.contains(name))
          .sorted()
          .map(name -> new Fault(name, 0, "has no caption: no usable row of metadata names it"))
          .toList();
    } catch (IOException e) {
      throw new UnusableDatasetException("Cannot list " + folder + ": " + e.getMessage(), e);
    }
  }
}
