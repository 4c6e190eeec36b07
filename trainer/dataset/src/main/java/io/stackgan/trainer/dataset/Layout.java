// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The layouts in which data sets of images with captions are found. */
public enum Layout {
  /** CUB-200-2011: text tables joined by id. */
  CUB,
  /** StackGAN's preparation: pickles of file names, classes and embeddings for each split. */
  PICKLES,
  /** CUB's tables written by hand: row i of every file is the same image. */
  CUSTOM,
  /** A folder of images with metadata.jsonl or metadata.csv. */
  IMAGEFOLDER;

  /** As the command line writes it. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws UnusableDatasetException when the folder looks like none of them
   */
  static Layout of(Path folder) {
    if (Files.exists(folder.resolve(PicklesDataset.names("train")))) {
      return PICKLES;
    }
    if (!ImageFolderDataset.metadataFiles(folder).isEmpty()) {
      return IMAGEFOLDER;
    }
    if (Files.exists(folder.resolve(CubDataset.IMAGES))) {
      return hasIds(folder) ? CUB : CUSTOM;
    }
    throw new UnusableDatasetException(
        folder
            + " is no data set: it has neither images.txt (CUB-200-2011 and hand-made tables), nor"
            + " train/filenames.pickle (StackGAN's pickles), nor metadata.jsonl or metadata.csv (an"
            + " image folder).");
  }

  private static boolean hasIds(Path folder) {
    List<TextRow> rows = TextRow.read(folder, CubDataset.IMAGES);
    return !rows.isEmpty() && rows.get(0).text().split("\\s+", 2).length == 2;
  }
}
