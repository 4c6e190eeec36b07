// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import java.nio.file.Path;
import java.util.List;

/** A text encoder that a release can carry. */
public interface ServableEncoder extends TextEncoder {

  /** As a release calls it, such as {@code sentence-encoder}. */
  String kind();

  /** Where its files lie. */
  Path folder();

  /** All that a service needs to load it. */
  List<File> files();

  /**
   * @param name within the folder
   * @param artifact null, or where the class path has the same file: {@code
   *     <group>:<artifact>!/<resource>}
   */
  record File(String name, String artifact) {}
}
