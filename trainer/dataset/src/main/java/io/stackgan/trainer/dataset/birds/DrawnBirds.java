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

/**
 * The data set that is drawn here: imaginary birds with captions, in the CUB layout. The first
 * 12,000 images show 400 species in turn; those after them are for training, ten of each further
 * species.
 */
public final class DrawnBirds {

  public static final int DEFAULT_IMAGES = 12_000;
  public static final long DEFAULT_SEED = 1;

  private static final int IMAGES_OF_FURTHER_SPECIES = 10;

  private final long seed;

  /** The same seed gives the same birds; image k is the same for any number of images. */
  public DrawnBirds(long seed) {
    this.seed = seed;
  }

  /** Index, from 0, of the species that an image shows. */
  static int species(int number) {
    return number <= DEFAULT_IMAGES
        ? (number - 1) % SpeciesAtlas.FIRST
        : SpeciesAtlas.FIRST + (number - 1 - DEFAULT_IMAGES) / IMAGES_OF_FURTHER_SPECIES;
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
    List<Species> atlas = SpeciesAtlas.of(seed, Math.max(SpeciesAtlas.FIRST, species(images) + 1));
    List<Integer> numbers = IntStream.rangeClosed(1, images).boxed().toList();
    List<BirdFolder.Row> rows =
        InParallel.map(
            numbers,
            threads,
            number -> target.write(DrawnBird.draw(atlas.get(species(number)), seed, number)),
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
