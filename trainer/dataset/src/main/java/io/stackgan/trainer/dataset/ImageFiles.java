// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks images up. A fault is reported where the answer is empty. */
final class ImageFiles {

  static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp");

  private final Path folder;
  private final String base;
  private final Faults faults;

  /**
   * @param base the images' folder within the data set's; empty where that is the same
   */
  ImageFiles(Path folder, String base, Faults faults) {
    this.folder = folder;
    this.base = base;
    this.faults = faults;
  }

  /** Where a line of a file names an image by its path. */
  Optional<Path> find(String name, String file, int line) {
    Path root = folder.resolve(base).normalize();
    Path image = root.resolve(name).normalize();
    if (!image.startsWith(root)) {
      faults.add(
          file, line, name + " leads out of " + (base.isEmpty() ? "the folder" : base + "/"));
      return Optional.empty();
    }
    if (!Files.isRegularFile(image)) {
      faults.add(file, line, (base.isEmpty() ? "" : base + "/") + name + " does not exist");
      return Optional.empty();
    }
    return Optional.of(image);
  }

  /** Where the path lacks its ending. */
  Optional<Path> findStem(String stem, String file, int line) {
    String ending =
        ENDINGS.stream()
            .filter(end -> Files.isRegularFile(folder.resolve(base).resolve(stem + end)))
            .findFirst()
            .orElse(ENDINGS.get(0));
    return find(stem + ending, file, line);
  }
}
