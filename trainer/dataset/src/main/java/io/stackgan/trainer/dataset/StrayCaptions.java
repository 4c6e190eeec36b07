// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds caption files that belong to no image. */
final class StrayCaptions {

  private StrayCaptions() {}

  /**
   * @param expected the caption files that images have, relative to their folder
   */
  static List<Fault> find(Path folder, Set<String> expected) {
    Path captions = folder.resolve(CubDataset.CAPTIONS);
    try (Stream<Path> files = Files.walk(captions)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .map(file -> captions.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !expected.contains(name))
          .sorted()
          .map(name -> new Fault(CubDataset.CAPTIONS + "/" + name, 0, "belongs to no image"))
          .toList();
    } catch (IOException e) {
      throw new UnusableDatasetException("Cannot list " + captions + ": " + e.getMessage(), e);
    }
  }
}
