// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of captions, one a line, blank lines dropped. */
final class CaptionFiles {

  private final Path folder;
  private final Faults faults;

  CaptionFiles(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
  }

  /** The caption file's path for an image's: the same with the ending txt. */
  static String nameFor(String image) {
    int dot = image.lastIndexOf('.');
    return (dot > image.lastIndexOf('/') ? image.substring(0, dot) : image) + ".txt";
  }

  /**
   * The captions of an image that a line of a file names; none means that a fault was reported.
   *
   * @param image path in the images' folder, with its ending
   */
  List<String> of(String image, String file, int line) {
    String name = CubDataset.CAPTIONS + "/" + nameFor(image);
    if (!Files.isRegularFile(folder.resolve(name))) {
      faults.add(file, line, image + " has no captions: " + name + " is missing");
      return List.of();
    }
    List<String> captions = TextRow.read(folder, name).stream().map(TextRow::text).toList();
    if (captions.isEmpty()) {
      faults.add(name, "has no caption");
    }
    return captions;
  }
}
