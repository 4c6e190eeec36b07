// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a data set in whichever layout it has. */
public final class DatasetReader {

  private DatasetReader() {}

  /** Layout and split convention as the folder shows them. */
  public static ImageTextDataset read(Path folder) {
    return read(folder, Optional.empty(), Optional.empty());
  }

  /**
   * @param layout empty to find out
   * @param convention empty for the layout's own; refused where the layout has no flags
   * @throws UnusableDatasetException when nothing can be read
   */
  public static ImageTextDataset read(
      Path folder, Optional<Layout> layout, Optional<SplitConvention> convention) {
    if (!Files.isDirectory(folder)) {
      throw new UnusableDatasetException(
          folder
              + " is not a folder. Name the folder of a data set; dataset draw-birds makes one.");
    }
    Layout chosen = layout.orElseGet(() -> Layout.of(folder));
    return switch (chosen) {
      case CUB -> CubDataset.read(folder, convention.orElse(SplitConvention.ONE_IS_TRAIN));
      case CUSTOM -> CustomDataset.read(folder, convention.orElse(SplitConvention.ZERO_IS_TRAIN));
      case PICKLES -> PicklesDataset.read(withoutFlags(folder, chosen, convention));
      case IMAGEFOLDER -> ImageFolderDataset.read(withoutFlags(folder, chosen, convention));
    };
  }

  private static Path withoutFlags(
      Path folder, Layout layout, Optional<SplitConvention> convention) {
    if (convention.isPresent()) {
      throw new UnusableDatasetException(
          "The layout "
              + layout.option()
              + " has folders for its splits, no flags: leave the split convention out.");
    }
    return folder;
  }
}
