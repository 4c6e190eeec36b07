// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import io.stackgan.trainer.dataset.InParallel;
import io.stackgan.trainer.dataset.UnusableDatasetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The data set that is drawn here: imaginary birds with captions, in the CUB layout. */
public final class DrawnBirds {

  public static final int DEFAULT_IMAGES = 12_000;
  public static final long DEFAULT_SEED = 1;

  private final List<Species> atlas;
  private final long seed;

  /** The same seed gives the same birds; image k is the same for any number of images. */
  public DrawnBirds(long seed) {
    this.seed = seed;
    this.atlas = SpeciesAtlas.of(seed);
  }

  /**
   * Draws into a new or empty folder.
   *
   * @param progress is told the number of finished images, from time to time
   * @throws UnusableDatasetException when the folder holds something already
   */
  public void draw(Path folder, int images, int threads, IntConsumer progress) {
    requireEmpty(folder);
    BirdFolder target = new BirdFolder(folder);
    List<Integer> numbers = IntStream.rangeClosed(1, images).boxed().toList();
    List<BirdFolder.Row> rows =
        InParallel.map(
            numbers,
            threads,
            number -> target.write(DrawnBird.draw(atlas, seed, number)),
            progress);
    target.writeTables(rows);
  }

  private static void requireEmpty(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          if (files.findAny().isPresent()) {
            throw new UnusableDatasetException(
                folder + " is not empty. Name a new folder, or empty this one first.");
          }
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + folder + ": " + e.getMessage(), e);
    }
  }
}
