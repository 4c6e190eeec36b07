// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Looks before hours are spent whether what comes of them has room. */
final class DiskSpace {

  private static final double GIGABYTE = 1e9;

  private DiskSpace() {}

  /**
   * @throws PreparationException when the folder's disk has less
   */
  static void require(long bytes, Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < bytes) {
      throw new PreparationException(
          String.format(
              Locale.ROOT,
              "%.2f GB are needed in %s, where %.2f GB are free: make room, or name another folder"
                  + " for the runs (--runs DIR)",
              bytes / GIGABYTE,
              folder,
              free / GIGABYTE));
    }
  }
}
