// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
    return shownBy(folder).orElseThrow(() -> none(folder));
  }

  private static Optional<Layout> shownBy(Path folder) {
    if (Files.exists(folder.resolve(PicklesDataset.names("train")))) {
      return Optional.of(PICKLES);
    }
    if (!ImageFolderDataset.metadataFiles(folder).isEmpty()) {
      return Optional.of(IMAGEFOLDER);
    }
    if (Files.exists(folder.resolve(CubDataset.IMAGES))) {
      return Optional.of(hasIds(folder) ? CUB : CUSTOM);
    }
    return Optional.empty();
  }

  private static UnusableDatasetException none(Path folder) {
    return new UnusableDatasetException(
        folder
            + " is no data set: it has neither images.txt (CUB-200-2011 and hand-made tables), nor"
            + " train/filenames.pickle (StackGAN's pickles), nor metadata.jsonl or metadata.csv (an"
            + " image folder). "
            + inside(folder)
                .map(inner -> "Perhaps this is meant: " + inner)
                .orElse(
                    "Pictures with a text file beside each are made one by: ./stackgan dataset"
                        + " from-pictures "
                        + folder
                        + " --out NEW"));
  }

  /** Archives often hold the data set one folder deeper. */
  private static Optional<Path> inside(Path folder) {
    try (Stream<Path> inner = Files.list(folder)) {
      return inner
          .filter(Files::isDirectory)
          .filter(path -> shownBy(path).isPresent())
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UnusableDatasetException("Cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean hasIds(Path folder) {
    List<TextRow> rows = TextRow.read(folder, CubDataset.IMAGES);
    return !rows.isEmpty() && rows.get(0).text().split("\\s+", 2).length == 2;
  }
}
